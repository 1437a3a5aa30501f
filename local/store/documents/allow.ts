import { isDate, isPlain, isRegExp } from './ejson'
import { fault, unsupported } from '../request'

/**
 * What is imitated, and nothing else. mingo knows more and is more lenient than the cloud: it equates objects
 * whose keys stand in another order, changes nothing where the cloud answers an error, counts an empty list as 0.
 */
const LOGIC = new Set(['$and', '$or', '$nor'])
const COMPARE = new Set(['$eq', '$ne', '$gt', '$gte', '$lt', '$lte'])
const AMONG = new Set(['$in', '$nin', '$all'])
const ACCUMULATORS = new Set(['$sum', '$avg', '$min', '$max', '$push', '$addToSet'])

export function checkQuery(query: unknown): void {
  if (!isPlain(query)) throw fault('INVALID_PARAM', '查询条件应为对象')
  for (const [key, condition] of Object.entries(query)) {
    if (LOGIC.has(key)) asList(key, condition).forEach(checkQuery)
    else if (key.startsWith('$')) throw unsupported(key)
    else checkCondition(condition)
  }
}

function checkCondition(condition: unknown): void {
  if (!isPlain(condition)) return checkScalar(condition)
  for (const [key, operand] of Object.entries(condition)) {
    if (!key.startsWith('$')) throw unsupported('整个对象的相等比较')
    if (COMPARE.has(key)) checkScalar(operand)
    else if (AMONG.has(key)) asList(key, operand).forEach(checkScalar)
    else if (key === '$not') checkCondition(operand)
    else if (key === '$elemMatch') checkElement(operand)
    else if (key === '$exists' || key === '$size') checkScalar(operand)
    else throw unsupported(key)
  }
}

function checkElement(condition: unknown): void {
  const onFields = isPlain(condition) && !Object.keys(condition).some((key) => key.startsWith('$') && !LOGIC.has(key))
  if (onFields) checkQuery(condition)
  else checkCondition(condition)
}

function checkScalar(value: unknown): void {
  if (value === null) throw unsupported('与 null 比较（缺失与 null 分不清，请用 exists）')
  if (isRegExp(value)) {
    if (!value.source.startsWith('^')) throw unsupported('$regularExpression（未以 ^ 锚定）')
    return
  }
  if (isDate(value)) return
  if (typeof value === 'object') throw unsupported('整个对象或数组的相等比较')
}

export function checkChanges(changes: unknown): asserts changes is Record<string, Record<string, unknown>> {
  if (!isPlain(changes)) throw fault('INVALID_PARAM', '更新内容应为对象')
  for (const [operator, fields] of Object.entries(changes)) {
    const check = CHANGE[operator]
    if (!check || !Object.hasOwn(CHANGE, operator))
      throw unsupported(operator.startsWith('$') ? operator : '不带操作符的更新')
    if (!isPlain(fields)) throw fault('INVALID_PARAM', `${operator} 的内容应为对象`)
    for (const [path, operand] of Object.entries(fields)) {
      checkPath(path)
      check(operand)
    }
  }
}

const CHANGE: Record<string, (operand: unknown) => void> = {
  $set: () => undefined,
  $unset: () => undefined,
  $inc: (by) => {
    if (typeof by !== 'number') throw fault('DATABASE_REQUEST_FAILED', '$inc 只能加数字')
  },
  $push: (added) => void each('$push', added),
  $addToSet: (added) => {
    const many = isPlain(added) && Object.keys(added).some((key) => key.startsWith('$'))
    const values = many ? each('$addToSet', added) : [added]
    if (values.some((value) => isPlain(value) || Array.isArray(value)))
      throw unsupported('$addToSet 加入对象或列表（相等看键序）')
  },
  $pull: (gone) => {
    if (isPlain(gone) && !Object.keys(gone).some((key) => key.startsWith('$'))) checkQuery(gone)
    else checkCondition(gone)
  },
}

function each(operator: string, operand: unknown): unknown[] {
  if (!isPlain(operand)) throw unsupported(`${operator} 不带 $each`)
  for (const key of Object.keys(operand)) if (key !== '$each') throw unsupported(key)
  return asList('$each', operand.$each)
}

function checkPath(path: string): void {
  const parts = path.split('.')
  if (parts[0] === '_id') throw fault('DATABASE_REQUEST_FAILED', '不能更新 _id')
  for (const part of parts) {
    if (part === '' || part === '__proto__') throw fault('DATABASE_REQUEST_FAILED', `路径 ${path} 无效`)
    if (part.startsWith('$')) throw unsupported(`路径中的 ${part}`)
  }
}

export function checkProjection(projection: unknown): void {
  if (!isPlain(projection)) throw fault('INVALID_PARAM', '字段选择应为对象')
  const hidden: boolean[] = []
  for (const [path, shown] of Object.entries(projection)) {
    if (isPlain(shown)) throw unsupported(Object.keys(shown)[0] ?? '空的字段选择')
    if (shown !== 0 && shown !== 1) throw unsupported('这样的字段选择')
    if (path !== '_id') hidden.push(shown === 0)
    if (shown === 0 && path.includes('.')) throw unsupported('排除内层字段')
  }
  if (hidden.includes(true) && hidden.includes(false)) throw unsupported('同时选择与排除字段')
}

export function checkSort(sort: unknown): void {
  if (!isPlain(sort)) throw fault('INVALID_PARAM', '排序应为对象')
  if (!Object.values(sort).every((way) => way === 1 || way === -1)) throw unsupported('这样的排序')
}

export function checkStages(stages: readonly Readonly<Record<string, unknown>>[]): void {
  stages.forEach((stage, at) => {
    const [name, value] = Object.entries(stage)[0] ?? ['空阶段', null]
    if (!Object.hasOwn(STAGE, name)) throw unsupported(name)
    if (name === '$count' && at !== stages.length - 1) throw unsupported('$count 之后的阶段')
    STAGE[name]!(value)
  })
}

const STAGE: Record<string, (value: unknown) => void> = {
  $match: checkQuery,
  $sort: checkSort,
  $limit: (most) => checkWhole('$limit', most, 1),
  $skip: (past) => checkWhole('$skip', past, 0),
  $count: (name) => {
    if (typeof name !== 'string' || !/^[^$.]+$/.test(name)) throw fault('INVALID_PARAM', '$count 应给出字段名')
  },
  $group: (group) => {
    if (!isPlain(group) || !('_id' in group)) throw fault('INVALID_PARAM', '$group 应有 _id')
    for (const [field, made] of Object.entries(group)) {
      if (field === '_id') {
        if (isPlain(made)) Object.values(made).forEach(checkExpression)
        else checkExpression(made)
        continue
      }
      const [operator, operand] = (isPlain(made) && Object.entries(made)[0]) || ['没有累加器的字段', null]
      if (!ACCUMULATORS.has(operator)) throw unsupported(operator)
      checkExpression(operand)
    }
  },
  $project: (shown) => {
    if (!isPlain(shown)) throw fault('INVALID_PARAM', '$project 应为对象')
    const kept = Object.fromEntries(Object.entries(shown).filter(([, value]) => typeof value !== 'string'))
    checkProjection(kept)
    Object.values(shown)
      .filter((value) => typeof value === 'string')
      .forEach(checkExpression)
  },
}

function checkExpression(expression: unknown): void {
  if (isPlain(expression)) throw unsupported(Object.keys(expression)[0] ?? '空表达式')
  if (Array.isArray(expression)) throw unsupported('数组表达式')
  if (typeof expression === 'string' && expression.startsWith('$$')) throw unsupported(expression)
}

function checkWhole(name: string, value: unknown, least: number): void {
  if (!Number.isInteger(value) || (value as number) < least)
    throw fault('INVALID_PARAM', `${name} 应为不小于 ${least} 的整数`)
}

function asList(name: string, value: unknown): unknown[] {
  if (!Array.isArray(value)) throw fault('INVALID_PARAM', `${name} 应为列表`)
  return value
}
