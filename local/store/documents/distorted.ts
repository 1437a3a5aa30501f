import type { Mutation } from '../request'

type Operators = Record<string, Record<string, unknown>>

/** The changes as a cloud that breaks its promises would understand them; without a mutation, as they are. */
export function distorted(changes: Operators, mutated: (mutation: Mutation) => boolean): Operators {
  const { $set = {}, $unset, $inc, $push, $addToSet, $pull, ...rest } = changes
  const set: Record<string, unknown> = {}
  for (const [path, value] of Object.entries($set)) {
    const [head, inner] = path.split('.')
    if (mutated('merge-replaces') && inner) set[head!] = { [inner]: value }
    else if (mutated('unwraps-data') && path.startsWith('data.')) set[path.slice(5)] = value
    else set[path] = value
  }
  const made: Operators = { ...rest, $set: set }
  if ($inc && mutated('inc-sets')) Object.assign(set, $inc)
  else if ($inc) made.$inc = $inc
  if ($push && mutated('push-sets')) {
    for (const [path, added] of Object.entries($push)) set[path] = (added as { $each: unknown }).$each
  } else if ($push) made.$push = $push
  if ($addToSet) made[mutated('set-of-duplicates') ? '$push' : '$addToSet'] = $addToSet
  if ($pull && !mutated('pull-nothing')) made.$pull = $pull
  if ($unset && mutated('unset-nulls')) for (const path of Object.keys($unset)) set[path] = null
  else if ($unset) made.$unset = $unset
  if (Object.keys(set).length === 0) delete made.$set
  return made
}
