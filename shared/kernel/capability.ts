/**
 * What somebody may do. Operations name one of these and never a post;
 * the charter says which posts carry which (`Post.capabilities`).
 */
export const CAPABILITIES = [
  'attend', // 参会：答复、请假、签到
  'represent', // 代填：信息员为本单位代表答复
  'convene', // 办会：拟稿、发布、变更、延期、取消
  'register', // 会务登记：代签到、迟到早退、撤销、请假知悉、看板
  'preside', // 主持：宣布开会、流会、闭会
  'delegate', // 委托主持：理事长因故不能出席时
  'except', // 第三次请假的例外
  'administer', // 名册与设置
  'audit', // 查看操作记录
  'inform', // 信息：为本单位投稿、发布供需、维护人才库、报送
  'moderate', // 编审：审核、编发、协调
] as const

export type Capability = (typeof CAPABILITIES)[number]
