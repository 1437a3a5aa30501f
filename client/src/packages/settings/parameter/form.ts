import { at, type Json, type Shape } from 'shared/charter/setting/shape'

/** A value while it is being typed: numbers are what was typed for them. */
export function typedOf(shape: Shape, value: Json): Json {
  switch (shape.is) {
    case 'count':
      return typeof value === 'number' ? String(value) : ''
    case 'perhaps':
      return value === null ? null : typedOf(shape.of, value)
    case 'group':
      return Object.fromEntries(Object.entries(shape.parts).map(([key, part]) => [key, typedOf(part.shape, at(value, key))]))
    default:
      return value
  }
}

/** The value that was typed; what is no number yet stays as it is, so that the check finds it. */
export function valueOf(shape: Shape, typed: Json): Json {
  switch (shape.is) {
    case 'count':
      return typeof typed === 'string' && /^\d+$/.test(typed) ? Number(typed) : typed
    case 'perhaps':
      return typed === null ? null : valueOf(shape.of, typed)
    case 'group':
      return Object.fromEntries(Object.entries(shape.parts).map(([key, part]) => [key, valueOf(part.shape, at(typed, key))]))
    case 'text':
      return typeof typed === 'string' ? typed.trim() : typed
    default:
      return typed
  }
}

/** What stands in a form that has just been opened at something that was left open. */
export const blankOf = (shape: Shape): Json =>
  shape.is === 'count' || shape.is === 'text' || shape.is === 'monthDay' ? '' : shape.is === 'some' ? [] : null
