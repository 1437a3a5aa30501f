import type { Flaw } from '../../kernel/schema'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** One of the values that may be chosen, and how it is called. */
export interface Option {
  readonly value: Json
  readonly says: string
}

/**
 * What the value of a setting may be. Declared once: the cloud checks by it, the page asks by it, and both read a value out
 * by it. It is data, so that it can be sent.
 */
export type Shape =
  | { readonly is: 'count'; readonly unit: string; readonly least: number; readonly most: number }
  | { readonly is: 'text'; readonly most: number }
  | { readonly is: 'monthDay' }
  | { readonly is: 'choice'; readonly among: readonly Option[] }
  | { readonly is: 'some'; readonly among: readonly Option[] }
  /** May be left open: `null`, which reads as `none`. */
  | { readonly is: 'perhaps'; readonly of: Shape; readonly none: string }
  | { readonly is: 'group'; readonly parts: Readonly<Record<string, Part>>; readonly rising?: readonly Rising[] }

interface Part {
  readonly name: string
  readonly shape: Shape
}

/** One part of a group may not come after another. */
interface Rising {
  readonly first: string
  readonly then: string
  readonly says: string
}

/** The first thing wrong with a value, with the dotted path to it below `field`; undefined when it fits. */
export function flawOf(shape: Shape, value: unknown, field: string): Flaw | undefined {
  switch (shape.is) {
    case 'count':
      if (typeof value !== 'number' || !Number.isInteger(value)) return { field, message: '应为整数' }
      if (value < shape.least || value > shape.most) return { field, message: `应在 ${shape.least} 到 ${shape.most} ${shape.unit}之间` }
      return undefined
    case 'text':
      if (typeof value !== 'string' || value.trim() === '') return { field, message: '不能为空' }
      return value.length > shape.most ? { field, message: `最多 ${shape.most} 个字` } : undefined
    case 'monthDay':
      return typeof value === 'string' && isMonthDay(value) ? undefined : { field, message: '应写成 11-01 这样的月和日' }
    case 'choice':
      return shape.among.some((option) => same(option.value, value)) ? undefined : { field, message: '不在可选的几项之内' }
    case 'some': {
      const chosen = Array.isArray(value) ? value : undefined
      if (!chosen || new Set(chosen).size !== chosen.length) return { field, message: '应为不重复的几项' }
      return chosen.every((one) => shape.among.some((option) => same(option.value, one))) ? undefined : { field, message: '不在可选的几项之内' }
    }
    case 'perhaps':
      return value === null ? undefined : flawOf(shape.of, value, field)
    case 'group':
      return flawOfGroup(shape, value, field)
  }
}

function flawOfGroup({ parts, rising = [] }: Shape & { is: 'group' }, value: unknown, field: string): Flaw | undefined {
  if (!isObject(value)) return { field, message: '应为一组字段' }
  const stray = Object.keys(value).find((key) => !Object.hasOwn(parts, key))
  if (stray !== undefined) return { field: `${field}.${stray}`, message: '没有这一项' }
  for (const [key, { shape }] of Object.entries(parts)) {
    const flaw = flawOf(shape, value[key], `${field}.${key}`)
    if (flaw) return flaw
  }
  const fallen = rising.find(({ first, then }) => (value[first] as number | string) > (value[then] as number | string))
  return fallen && { field: `${field}.${fallen.then}`, message: fallen.says }
}

/** A value that fits, in plain words: `60 分钟`; `最早：11月1日；最晚：12月31日`. */
export function wordsOf(shape: Shape, value: Json): string {
  switch (shape.is) {
    case 'count':
      return `${String(value)} ${shape.unit}`
    case 'text':
      return String(value)
    case 'monthDay':
      return String(value).split('-').map(Number).join('月') + '日'
    case 'choice':
      return shape.among.find((option) => same(option.value, value))?.says ?? String(value)
    case 'some':
      return shape.among.filter((option) => (value as readonly Json[]).includes(option.value)).map(({ says }) => says).join('、') || '无'
    case 'perhaps':
      return value === null ? shape.none : wordsOf(shape.of, value)
    case 'group': {
      const parts = Object.entries(shape.parts)
      if (parts.length === 1) return wordsOf(parts[0]![1].shape, at(value, parts[0]![0]))
      return parts
        .map(([key, part]) => `${part.name}${part.shape.is === 'group' ? '（' : '：'}${wordsOf(part.shape, at(value, key))}${part.shape.is === 'group' ? '）' : ''}`)
        .join('；')
    }
  }
}

/** The part of a group's value. */
export const at = (value: Json, key: string): Json => (value as Readonly<Record<string, Json>>)[key] ?? null

/** Whether two values are the same, whatever the order of their keys. */
export function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((item, i) => same(item, other[i]))
  if (!isObject(one) || !isObject(other)) return one === other
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether a text names a day of some year: `02-29` does, `02-30` does not. */
function isMonthDay(text: string): boolean {
  const [, month, day] = /^(\d{2})-(\d{2})$/.exec(text) ?? []
  return day !== undefined && Number(day) >= 1 && Number(day) <= (DAYS[Number(month) - 1] ?? 0)
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
