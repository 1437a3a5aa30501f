import { collection, type Document, type Versioned } from '../kernel/collection'
import { factId } from '../kernel/id'
import type { Day, Instant } from '../kernel/time'

/** Why somebody wants a number: to call at once, to save it on the phone, or to read it. */
export const PURPOSES = ['call', 'save', 'show'] as const
export type Purpose = (typeof PURPOSES)[number]

export const purposeName: Record<Purpose, string> = { call: '拨打', save: '存入手机', show: '查看' }

/**
 * Somebody has been shown somebody's number; one a day for two persons, so that the first purpose of the day stays. `_id` is
 * the how-manieth of the day it is, so that two at once are not both the last that is allowed.
 */
export interface PhoneLook extends Document {
  readonly day: Day
  readonly at: Instant
  readonly by: { readonly personId: string; readonly name: string; readonly unitName: string }
  readonly personId: string
  readonly purpose: Purpose
  /** Counts towards the day's limit; the secretariat's numbers do not. */
  readonly counts: boolean
}

export const phoneLooks = collection<PhoneLook>('phoneLooks')
export const phoneLookId = (day: Day, by: string, nth: number): string => factId(day, by, String(nth))

/** What of one's own entry may be wrong. */
export const ITEMS = ['name', 'unit', 'title', 'phone', 'posts', 'birth', 'other'] as const
export type Item = (typeof ITEMS)[number]

export const itemName: Record<Item, string> = {
  name: '姓名',
  unit: '单位',
  title: '单位职务',
  phone: '手机号',
  posts: '集团职务',
  birth: '出生日期',
  other: '其他',
}

/** A person says that something of his is wrong on the roll; the secretariat mends it or says why not. */
export interface Correction extends Versioned {
  readonly personId: string
  readonly name: string
  readonly unitName: string
  readonly item: Item
  readonly says: string
  readonly at: Instant
  readonly state: 'open' | 'corrected' | 'kept'
  readonly settled?: { readonly at: Instant; readonly by: { readonly personId: string; readonly name: string }; readonly note: string }
}

export const corrections = collection<Correction>('corrections')
