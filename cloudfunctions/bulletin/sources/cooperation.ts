import { sideName, kindName } from 'shared/demand/kinds'
import { recordedIn } from '../../demand/read'
import type { Sources } from './model'

/** Postings that are public, and threads that came to something, with their results. */
export const cooperation: Sources[string] = async ({ db }, span) => {
  const { posted, agreed } = await recordedIn(db, span)
  const item = (title: string, text: string) => ({ section: '供需对接', title, text, byline: '秘书处', pictures: [] })
  return [
    ...(posted.length > 0
      ? [item('供需信息', `共发布供需信息 ${posted.length} 条：${posted.map(({ unitName, side, kind, title }) => `${unitName}「${title}」（${sideName[side]}，${kindName(kind)}）`).join('；')}。`)]
      : []),
    ...(agreed.length > 0 ? [item('对接成果', `共谈成 ${agreed.length} 项。\n${agreed.map(resultOf).join('\n')}`)] : []),
  ]
}

type Agreed = Awaited<ReturnType<typeof recordedIn>>['agreed'][number]

function resultOf({ ownerName, askerName, title, result }: Agreed): string {
  const people = result && result.people > 0 ? `，${result.people} 人` : ''
  const amount = result && result.amount > 0 ? `，金额 ${result.amount} 元` : ''
  return `${ownerName}与${askerName}：${title}${people}${amount}。`
}
