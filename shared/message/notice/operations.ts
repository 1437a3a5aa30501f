import { command, query } from '../../kernel/operation'
import { array, boolean, count, id, type Infer, instant, list, note, nullable, object, optional, picklist, text } from '../../kernel/schema'
import { UNIT_KINDS } from '../../unit/model'
import { reachedUnits, urgeable } from '../reached'
import { NOTICE_STATES, NOTICE_URGED, SCOPE_UNITS } from './model'

export const MOST_PAPERS = 9
/** As many departments one notice is for; each of them is held still while it goes out. */
export const MOST_SCOPED = 20

const scope = object({
  units: picklist(SCOPE_UNITS),
  kinds: list(picklist(UNIT_KINDS), UNIT_KINDS.length),
  posts: list(id, 20),
  departments: list(id, MOST_SCOPED),
  personIds: list(id, 200),
})

/** A paper of a draft: newly uploaded, or one that the draft or the corrected notice has, by its place there. */
const paper = object({ name: text(80), file: optional(text(300)), kept: optional(count) })

/** What is written of a notice. */
export const noticeDraft = object({
  title: text(60),
  text: note(5000),
  papers: list(paper, MOST_PAPERS),
  scope,
  /** Until when everybody confirms that he has read it; absent where nobody need. */
  confirmBy: optional(instant),
  numbered: boolean(),
  /** The notice that this one puts right. */
  corrects: optional(id),
})

const brief = object({ noticeId: id, title: text(60), reference: nullable(text(60)) })

const listed = object({
  noticeId: id,
  title: text(60),
  state: picklist(NOTICE_STATES),
  at: instant,
  reference: nullable(text(60)),
  confirmBy: nullable(instant),
  read: boolean(),
  confirmed: boolean(),
})

export const listNotices = query('message.notices', {
  needs: 'member',
  says: '发给我的通知公告：新的在前，一页二十份，可只看某一年',
  input: object({ year: optional(count), before: optional(instant) }),
  output: object({
    notices: array(listed),
    /** Ask on with this for the page after; absent at the end. */
    before: optional(instant),
  }),
})

export const getNotice = query('message.notice', {
  needs: 'member',
  says: '一份通知：正文、附件、我读到哪一步；编审还看到范围和发送情况',
  input: object({ noticeId: id }),
  output: object({
    noticeId: id,
    title: text(60),
    text: note(5000),
    papers: array(object({ name: text(80) })),
    state: picklist(NOTICE_STATES),
    reference: nullable(text(60)),
    sentAt: nullable(instant),
    confirmBy: nullable(instant),
    withdrawn: nullable(object({ at: instant, reason: text(200) })),
    corrects: nullable(brief),
    correctedBy: nullable(brief),
    /** Null for whoever it was not sent to. */
    mine: nullable(object({ readAt: nullable(instant), confirmedAt: nullable(instant) })),
    /** For those who write notices. */
    desk: nullable(
      object({
        edition: count,
        scope,
        scopeSays: text(300),
        numbered: boolean(),
        by: text(20),
        at: instant,
        sendAt: nullable(instant),
        held: nullable(text(300)),
        audience: nullable(object({ persons: count, units: count })),
      }),
    ),
  }),
})

export const openNoticePaper = query('message.openNoticePaper', {
  needs: 'member',
  says: '打开通知的附件：一个短时有效的地址',
  input: object({ noticeId: id, place: count }),
  output: object({ address: text(2000), name: text(120) }),
})

export const markNotice = command('message.markNotice', {
  needs: 'member',
  says: '记下已读一份通知',
  input: object({ noticeId: id }),
  output: object({ at: instant }),
})

export const confirmNotice = command('message.confirmNotice', {
  needs: 'member',
  says: '确认已阅一份通知',
  input: object({ noticeId: id }),
  output: object({ at: instant }),
})

const deskCard = object({
  noticeId: id,
  title: text(60),
  state: picklist(NOTICE_STATES),
  at: instant,
  reference: nullable(text(60)),
  sendAt: nullable(instant),
  held: nullable(text(300)),
  audience: nullable(object({ persons: count, units: count })),
})

export const noticeDesk = query('message.noticeDesk', {
  needs: 'moderate',
  says: '通知公告的案头：草稿和定时的，已发的一页二十份',
  input: object({ before: optional(instant) }),
  output: object({ open: array(deskCard), sent: array(deskCard), before: optional(instant) }),
})

export const previewNotice = query('message.previewNotice', {
  needs: 'moderate',
  says: '发送范围里现有多少人、多少单位，谁还没有绑定，下一个文号是几',
  input: object({ scope }),
  output: object({
    scopeSays: text(300),
    persons: count,
    units: count,
    /** Without an identity, so that only a call tells them. */
    unbound: count,
    /** The first few of them. */
    names: array(text(20)),
    reference: text(60),
  }),
})

const saved = object({ noticeId: id, edition: count })

export const draftNotice = command('message.draftNotice', {
  needs: 'moderate',
  says: '存一份通知的草稿，新的或接着改的',
  hides: ['notice'],
  input: object({ noticeId: optional(id), edition: optional(count), notice: noticeDraft }),
  output: saved,
})

export const dropNotice = command('message.dropNotice', {
  needs: 'moderate',
  says: '删去一份没有发出的草稿',
  input: object({ noticeId: id, edition: count }),
  output: object({ noticeId: id }),
})

export const sendNotice = command('message.sendNotice', {
  needs: 'moderate',
  says: '发出通知：名单和文号在这一刻定下',
  input: object({ noticeId: id, edition: count }),
  output: object({ noticeId: id, persons: count, units: count, reference: nullable(text(60)) }),
})

export const scheduleNotice = command('message.scheduleNotice', {
  needs: 'moderate',
  says: '定时发出通知，发出前可以取消',
  input: object({ noticeId: id, edition: count, sendAt: instant }),
  output: object({ noticeId: id, sendAt: instant }),
})

export const recallNotice = command('message.recallNotice', {
  needs: 'moderate',
  says: '取消定时，通知回到草稿',
  input: object({ noticeId: id }),
  output: saved,
})

export const withdrawNotice = command('message.withdrawNotice', {
  needs: 'moderate',
  says: '撤回已发的通知：留在各人的列表里，写明原因，不再显示正文',
  input: object({ noticeId: id, reason: text(200) }),
  output: object({ noticeId: id }),
})

export const noteNumbers = command('message.noteNumbers', {
  needs: 'moderate',
  says: '登记今年在别处已用到的文号，往后接着编',
  input: object({ last: count }),
  output: object({ reference: text(60) }),
})

export const noticeReceipts = query('message.noticeReceipts', {
  needs: 'moderate',
  says: '通知的回执：按单位、按业务机构看未读、已读、已确认，谁要打电话',
  input: object({ noticeId: id }),
  output: object({
    noticeId: id,
    title: text(60),
    state: picklist(NOTICE_STATES),
    reference: nullable(text(60)),
    sentAt: instant,
    confirmBy: nullable(instant),
    counts: object({ unread: count, read: count, confirmed: count }),
    units: reachedUnits,
    /** By which departments they were meant, as those stood when it was sent; somebody may be in several. */
    departments: array(object({ name: text(30), personIds: array(id) })),
    unread: urgeable,
    /** Null where nobody need confirm. */
    unconfirmed: nullable(urgeable),
    /** The template of the urging stands. */
    pushes: boolean(),
  }),
})

export const urgeNotice = command('message.urgeNotice', {
  needs: 'moderate',
  says: '催阅：提醒还没有读、或还没有确认的人；同一批人隔一段时间才能再催',
  input: object({ noticeId: id, whom: picklist(NOTICE_URGED) }),
  output: object({ at: instant, urged: count }),
})

/** What can be made of a notice: the red-head letter, or who has read it. */
export const NOTICE_FILES = ['letter', 'receipts'] as const

export const makeNoticeFile = query('message.makeNoticeFile', {
  needs: 'moderate',
  says: '把通知做成红头文件（.docx），或把回执导出成表（.xlsx）',
  input: object({ noticeId: id, kind: picklist(NOTICE_FILES) }),
  output: object({ name: text(120), address: text(2000) }),
})

export type NoticeDraft = Infer<typeof noticeDraft>
export type NoticeView = Infer<typeof getNotice.output>
export type NoticesPage = Infer<typeof listNotices.output>
export type NoticeListed = NoticesPage['notices'][number]
export type NoticeDesk = Infer<typeof noticeDesk.output>
export type NoticeCard = NoticeDesk['open'][number]
export type NoticeReceipts = Infer<typeof noticeReceipts.output>
