import type { LogisticsAnswer, ReplyView } from 'shared/attendance/model'

const LODGING = { none: '不住宿', single: '住单间', shared: '住合住间' }

/** What somebody who comes needs, in one line; empty where nothing was asked or answered. */
export const logisticsSays = ({ companions, lodging, meals, plate }: LogisticsAnswer): string =>
  [companions && `随行 ${companions} 人`, lodging && LODGING[lodging], meals !== undefined && (meals ? '用餐' : '不用餐'), plate && `车牌 ${plate}`]
    .filter(Boolean)
    .join('，')

/** What the house has to provide for those who come, companions included at table; only what is wanted at all. */
export function logisticsTotals(replies: readonly (ReplyView | null)[]): { name: string; value: number }[] {
  const answers = replies.flatMap((reply) => (reply?.choice === 'attend' ? [reply.logistics] : []))
  const sum = (of: (answer: LogisticsAnswer) => number) => answers.reduce((total, answer) => total + of(answer), 0)
  return [
    { name: '随行', value: sum(({ companions = 0 }) => companions) },
    { name: '用餐', value: sum(({ meals, companions = 0 }) => (meals ? 1 + companions : 0)) },
    { name: '单间', value: sum(({ lodging }) => (lodging === 'single' ? 1 : 0)) },
    { name: '合住', value: sum(({ lodging }) => (lodging === 'shared' ? 1 : 0)) },
    { name: '车辆', value: sum(({ plate }) => (plate ? 1 : 0)) },
  ].filter(({ value }) => value > 0)
}
