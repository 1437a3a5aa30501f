import { collection, type Document } from '../kernel/collection'
import type { Instant } from '../kernel/time'

/**
 * What the platform keeps for a while only, for how many days, and why so long and no longer. What the group decides, minutes
 * or has on file is not among it: that is archived.
 */
export const KEPT_FOR = {
  made: { days: 1, what: '生成供下载的文件', why: '名册、签到表、个人资料等下载一次即可，随时能重新生成' },
  upload: { days: 7, what: '上传后已经收下的原件', why: '收下的一份另存，原件只为提交没有成功时重试' },
  rows: { days: 7, what: '批量写入的清单', why: '名册、邀请码写入以后不再用，只为写入中断时接着写' },
  outcome: { days: 30, what: '办理结果的副本', why: '网络不好时重复提交，仍得到第一次的结果' },
} as const

export type Kept = keyof typeof KEPT_FOR

/** A file that is cleared away at a time; `_id` is a hash of its id. No other document may name it. */
export interface PassingFile extends Document {
  readonly file: string
  readonly kind: Extract<Kept, 'made' | 'upload'>
  readonly until: Instant
}

export const passingFiles = collection<PassingFile>('passingFiles')
