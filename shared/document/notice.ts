import type { Charter } from '../charter/charter'
import { organisationName, referencePrefix } from '../charter/sittings'
import { clock, dayOf, fullTime, type Instant, yearOf } from '../kernel/time'
import type { Reference } from './model'
import { isStatutory, type Meeting, meetingKindName } from '../meeting/model'

/** An official letter as GB/T 9704 lays it out, still without type and measure. */
export interface Letter {
  /** The red head: who issues. */
  readonly issuer: string
  readonly reference: string
  readonly title: string
  readonly to: string
  readonly paragraphs: readonly Paragraph[]
  /** Titles of annexes, in order. */
  readonly annexes: readonly string[]
  readonly signed: string
  readonly date: string
  readonly copies: string
  /** Who printed, and when. */
  readonly printed: readonly [string, string]
}

/** A heading stands in black type, a line in the text's own. */
export interface Paragraph {
  readonly head?: string
  readonly says: string
}

/** `2026年12月18日`: Arabic figures without leading noughts. */
export const writtenDay = (at: Instant): string => fullTime(at).split(' ')[0]!

/** `祁职教集团〔2026〕5号`; the number is left open where nobody has given one. */
export const reference = (charter: Charter, year: number, number: number | undefined): string =>
  `${referencePrefix(charter)}〔${year}〕${number ?? '\u3000'}号`

const NUMERALS = '一二三四五六七八九十'

/** The notice of a meeting as the letter that is sent out: when, where, who, what about, what to bring and until when to answer. */
export function noticeOf(charter: Charter, meeting: Meeting, number: number | undefined, at: Instant): Letter {
  const issued = meeting.publishedAt ?? at
  const sections: [string, string][] = [
    ['会议时间', span(meeting.startsAt, meeting.endsAt)],
    ['会议地点', [meeting.place, meeting.directions].filter(Boolean).join('。')],
    ['参会人员', isStatutory(meeting.kind) ? `${meetingKindName[meeting.kind]}全体成员；列席人员另行通知` : '见参会名单'],
    ['会议议程', agenda(meeting)],
    ...logistics(meeting),
    ['答复', `请于${fullTime(meeting.replyBy)}前在小程序中答复参加、请假或派人列席。请假须事先写明原因；派人列席的不计到会，不参加表决。`],
    ['联系人', `${meeting.contactName}，电话 ${meeting.contactPhone}`],
  ]
  return letterOf(charter, {
    issued,
    number,
    title: `关于召开${meeting.title}的通知`,
    to: isStatutory(meeting.kind) ? '各成员单位：' : '各有关单位：',
    paragraphs: [
      { says: `${meeting.basis ? `根据${meeting.basis}，` : ''}定于${writtenDay(meeting.startsAt)}召开${meeting.title}。现将有关事项通知如下。` },
      ...sections.map(([head, says], i) => ({ head: `${NUMERALS[i]}、${head}`, says })),
    ],
    annexes: meeting.papers.map((paper) => paper.title),
  })
}

/** What is told in a notice of another kind than a meeting's. */
interface Told {
  readonly title: string
  readonly text: string
  readonly papers: readonly { readonly name: string }[]
  readonly sentAt?: Instant
  readonly number?: Reference
}

/** The notice as the letter that is sent out. A line such as `一、报送内容` is a heading. */
export function announcementOf(charter: Charter, { title, text, papers, sentAt, number }: Told, toAll: boolean, at: Instant): Letter {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  return letterOf(charter, {
    issued: sentAt ?? at,
    number: number?.number,
    title,
    to: toAll ? '各成员单位：' : '各有关单位：',
    paragraphs: lines.reduce<Paragraph[]>((done, says) => {
      const before = done.at(-1)
      if (isHeading(says)) return [...done, { head: says, says: '' }]
      return before?.says === '' ? [...done.slice(0, -1), { ...before, says }] : [...done, { says }]
    }, []),
    annexes: papers.map(({ name }) => name.replace(/\.[0-9A-Za-z]{1,8}$/, '')),
  })
}

/** 一、…… in a line of its own, that is no sentence. */
export const isHeading = (line: string): boolean => /^[一二三四五六七八九十]{1,3}、[^。；！？]{1,30}$/.test(line)

/** What all letters of the group have in common: the red head, who signs, who prints. */
const letterOf = (
  charter: Charter,
  { issued, number, ...says }: Pick<Letter, 'title' | 'to' | 'paragraphs' | 'annexes'> & { readonly issued: Instant; readonly number: number | undefined },
): Letter => ({
  issuer: organisationName(charter),
  reference: reference(charter, yearOf(issued), number),
  ...says,
  signed: organisationName(charter),
  date: writtenDay(issued),
  copies: '各成员单位信息员。',
  printed: ['秘书处', `${writtenDay(issued)}印发`],
})

/** On one day the end needs no date. */
const span = (from: Instant, until: Instant): string =>
  dayOf(from) === dayOf(until) ? `${fullTime(from)}至${clock(until)}` : `${fullTime(from)}至${fullTime(until)}`

const agenda = ({ topics }: Meeting): string => topics.map(({ title }, i) => `${i + 1}. ${title}`).join('\n') || '另行通知'

function logistics({ logistics: asked }: Meeting): [string, string][] {
  const wanted = [asked.lodging && '住宿', asked.meals && '用餐', asked.companions && '随行人数', asked.plate && '车牌号（停车）'].filter(Boolean)
  return wanted.length === 0 ? [] : [['食宿交通', `请在答复时一并填写${wanted.join('、')}。`]]
}
