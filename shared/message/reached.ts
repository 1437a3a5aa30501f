import { array, boolean, count, id, type Infer, instant, note, nullable, object, optional, picklist, text } from '../kernel/schema'
import { PROGRESSES, REACHES } from './model'

/** Somebody who was told something: how far he is with it, and whether a push reaches him. */
const reached = object({
  personId: id,
  name: text(20),
  title: note(40),
  /** Empty for whoever may not see numbers. */
  phone: note(20),
  progress: picklist(PROGRESSES),
  onBehalf: boolean(),
  reach: picklist(REACHES),
})

/** All who were told it, unit by unit. */
export const reachedUnits = array(object({ unitName: text(60), persons: array(reached) }))

/** Some of them who can be urged together: how many they are, when they last were, and why they cannot be now. */
export const urgeable = object({
  targets: count,
  lastAt: optional(instant),
  lastBy: optional(text(20)),
  refused: nullable(object({ code: text(40), message: text(300) })),
})

export type ReachedUnits = Infer<typeof reachedUnits>
export type Reached = ReachedUnits[number]['persons'][number]
export type Urgeable = Infer<typeof urgeable>
