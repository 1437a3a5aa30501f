import dayjs, { type Dayjs } from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/** Milliseconds since 1970-01-01T00:00Z. Every stored and compared moment has this form. */
export type Instant = number

/** A calendar day in China, `YYYY-MM-DD`. */
export type Day = string

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** China has one zone and no summer time; a fixed offset needs no Intl, which some phones lack. */
const CHINA = 480
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

const inChina = (at: Instant): Dayjs => dayjs(at).utcOffset(CHINA)

/** The instant of a Chinese wall time such as `2026-12-18T09:00`. */
export const chinaTime = (text: string): Instant => dayjs.utc(text).subtract(CHINA, 'minute').valueOf()

/** The wall time of an instant in China, `YYYY-MM-DDTHH:mm`; the inverse of `chinaTime` to the minute. */
export const wallTime = (at: Instant): string => inChina(at).format('YYYY-MM-DDTHH:mm')

/** Whether a text names a day that exists: `2026-02-28` does, `2026-02-31` does not. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && dayjs.utc(text).format('YYYY-MM-DD') === text

export const dayOf = (at: Instant): Day => inChina(at).format('YYYY-MM-DD')
export const yearOf = (at: Instant): number => inChina(at).year()

/** `09:05` */
export const clock = (at: Instant): string => inChina(at).format('HH:mm')

/** `2026年12月18日 09:00`, as documents and messages write it. */
export const fullTime = (at: Instant): string => inChina(at).format('YYYY年M月D日 HH:mm')

/** `2026年12月18日` */
export const fullDay = (at: Instant): string => inChina(at).format('YYYY年M月D日')

/** `2026年12月4日` */
export const sayDay = (day: Day): string => dayjs.utc(day).format('YYYY年M月D日')

/** `2026年12月4日(周五)`, for a day on which somebody has to be somewhere. */
export const sayWeekday = (day: Day): string => `${sayDay(day)}(${WEEKDAYS[dayjs.utc(day).day()]})`

/** `明天(周四) 09:00` near today, else `12月18日(周五) 09:00`, with the year when it is another one. */
export function nearTime(at: Instant, now: Instant): string {
  const then = inChina(at)
  const days = then.startOf('day').diff(inChina(now).startOf('day'), 'day')
  const names: Record<number, string> = { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' }
  const date = names[days] ?? then.format(then.year() === yearOf(now) ? 'M月D日' : 'YYYY年M月D日')
  return `${date}(${WEEKDAYS[then.day()]}) ${then.format('HH:mm')}`
}

/** Whole days from one China date to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayjs.utc(to).diff(dayjs.utc(from), 'day')

/** From 29 February to a year without one: 28 February. */
export const addYears = (day: Day, years: number): Day => dayjs.utc(day).add(years, 'year').format('YYYY-MM-DD')
export const addDays = (day: Day, days: number): Day => dayjs.utc(day).add(days, 'day').format('YYYY-MM-DD')
