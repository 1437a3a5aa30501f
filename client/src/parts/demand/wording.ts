import { kindName, kinds, type Kind, type Region, regionName, type Side, sideName } from 'shared/demand/kinds'
import { standingName } from 'shared/demand/search'
import type { Standing } from 'shared/demand/model'
import { sayDay } from 'shared/kernel/time'

interface Heading {
  readonly side: Side
  readonly kind: Kind
  readonly unitName: string
  readonly region: Region
  readonly place: string
  readonly number: number | null
  readonly from: string | null
  readonly until: string | null
}

/** `需 · 学生实习与安置` */
export const kindSaid = ({ side, kind }: Pick<Heading, 'side' | 'kind'>): string => `${sideName[side]} · ${kindName(kind)}`

export const numberSaid = ({ kind, number }: Pick<Heading, 'kind' | 'number'>): string => (number === null ? '' : `${number} ${kinds[kind].counts?.unit ?? ''}`.trim())

export const placeSaid = ({ region, place }: Pick<Heading, 'region' | 'place'>): string => [regionName[region], place].filter(Boolean).join(' ')

export function periodSaid({ from, until }: Pick<Heading, 'from' | 'until'>): string {
  if (from && until) return from === until ? sayDay(from) : `${sayDay(from)} 至 ${sayDay(until)}`
  if (from) return `${sayDay(from)}起`
  return until ? `${sayDay(until)}前` : ''
}

/** One line below a title. */
export const lineOf = (heading: Heading): string =>
  [kindSaid(heading), heading.unitName, numberSaid(heading), placeSaid(heading), periodSaid(heading)].filter(Boolean).join(' · ')

/** Why it stands where it stands. */
export const standingSaid = (standing: Standing): string => standingName[standing]
