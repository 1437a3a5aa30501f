import { update } from 'mingo'
import { checkChanges } from './allow'
import { distorted } from './distorted'
import { copy, isPlain, settle } from './ejson'
import { fault, type Changes, type Doc, type Mutation } from '../request'

type Mutated = (mutation: Mutation) => boolean

/** The document as the changes make it. Throws DATABASE_REQUEST_FAILED where a field does not suit its operator. */
export function changed(doc: Doc, changes: Changes, mutated: Mutated): Doc {
  if (!mutated('guesses-operators')) checkChanges(changes)
  const next: Record<string, unknown> = copy(doc)
  const wanted = distorted(changes as Record<string, Record<string, unknown>>, mutated)
  for (const [operator, fields] of Object.entries(wanted)) {
    if (!mutated('forgiving-types')) for (const path of Object.keys(fields)) checkTarget(next, operator, path)
  }
  try {
    update(next, copy(wanted))
  } catch (error) {
    throw fault('DATABASE_REQUEST_FAILED', (error as Error).message)
  }
  return settle(next) as Doc
}

/** mingo leaves a document alone where the cloud answers an error. */
function checkTarget(doc: Record<string, unknown>, operator: string, path: string): void {
  const parts = path.split('.')
  const last = parts.pop()!
  let parent: unknown = doc
  for (const part of parts) {
    parent = step(parent, part, path)
    if (parent === undefined) return
  }
  const target = step(parent, last, path)
  if (target === undefined) return
  if (operator === '$inc' && typeof target !== 'number') throw mismatch(operator, path, '数字')
  if (['$push', '$addToSet', '$pull'].includes(operator) && !Array.isArray(target))
    throw mismatch(operator, path, '列表')
}

function step(parent: unknown, key: string, path: string): unknown {
  if (Array.isArray(parent) && /^\d+$/.test(key)) return parent[Number(key)]
  if (!isPlain(parent)) throw fault('DATABASE_REQUEST_FAILED', `路径 ${path} 穿过了不是对象的字段`)
  return parent[key]
}

const mismatch = (operator: string, path: string, wanted: string) =>
  fault('DATABASE_REQUEST_FAILED', `${operator} 要求字段 ${path} 是${wanted}`)
