import { accept, type Decision, refuse, type Refusal } from '../kernel/decision'
import { addDays, type Day, dayOf, type Instant } from '../kernel/time'
import { type Agreement, creditCodeFlaw, type Unit, type UnitKind } from './model'

export interface UnitFacts {
  readonly name: string
  readonly kind: UnitKind
  readonly creditCode?: string | undefined
  readonly since?: Day | undefined
}

/** Puts a unit on the roll; admission itself is a resolution of another time. `others` are all that are on it. */
export function decideAddUnit({ creditCode, since, ...facts }: UnitFacts, others: readonly Unit[], newId: string, at: Instant): Decision<Unit> {
  const flaw = badUnit({ ...facts, creditCode, since }, others, at)
  if (flaw) return flaw
  return accept({ ...facts, ...(creditCode && { creditCode }), ...(since && { since }), _id: newId, v: 0, lead: false })
}

export interface UnitCorrection extends Partial<UnitFacts> {
  /** The day from which the unit bears its new name; without it the name was written wrongly. */
  readonly renamedOn?: Day | undefined
}

/** Corrects what the roll says of a unit, or registers its new name. Which unit leads the group is the charter's to say. */
export function decideCorrectUnit(unit: Unit, { renamedOn, creditCode = unit.creditCode, since = unit.since, ...facts }: UnitCorrection, others: readonly Unit[], at: Instant): Decision<Unit> {
  const { name, kind } = { ...unit, ...facts }
  const flaw = badUnit({ name, kind, creditCode, since }, others.filter(({ _id }) => _id !== unit._id), at)
  if (flaw) return flaw
  const after = { ...unit, name, kind, ...(creditCode && { creditCode }), ...(since && { since }) }
  if (renamedOn === undefined) return accept(after)
  if (name === unit.name) return refuse('NOT_RENAMED', '名称没有变', { field: 'name' })
  if (renamedOn > dayOf(at)) return refuse('AHEAD', '改名日期在今后，请到那天再登记', { field: 'renamedOn' })
  const last = unit.earlier?.at(-1)
  if (last && renamedOn <= last.until) return refuse('BEFORE_LAST_NAME', `上一个名称用到 ${last.until}，这次应在它之后`, { field: 'renamedOn' })
  return accept({ ...after, earlier: [...(unit.earlier ?? []), { until: addDays(renamedOn, -1), name: unit.name }] })
}

function badUnit({ name, creditCode, since }: UnitFacts, others: readonly Unit[], at: Instant): Refusal | undefined {
  if (others.some((other) => other.name === name)) return refuse('NAME_TAKEN', '名册上已有同名的单位', { field: 'name' })
  if (creditCode) {
    const flaw = creditCodeFlaw(creditCode)
    if (flaw) return refuse('BAD_CREDIT_CODE', `统一社会信用代码${flaw}`, { field: 'creditCode' })
    const other = others.find((one) => one.creditCode === creditCode)
    if (other) return refuse('CREDIT_CODE_TAKEN', `这个代码已登记在${other.name}名下`, { field: 'creditCode' })
  }
  if (since && since > dayOf(at)) return refuse('AHEAD', '加入日期在今后，请核对', { field: 'since' })
  return undefined
}

/** Registers that the agreement is on file, signed on a day, or that it is known to be missing (CH7). A scan once filed stays. */
export function decideAgreement(unit: Unit, given: Agreement, at: Instant): Decision<Unit> {
  if (given.state === 'missing') {
    return accept({ ...unit, agreement: { state: 'missing', ...(given.note && { note: given.note }) } })
  }
  if (!given.signedOn) return refuse('NO_DAY', '请写协议书签订的日期', { field: 'signedOn', clause: 'CH7' })
  if (given.signedOn > dayOf(at)) return refuse('AHEAD', '签订日期在今后，请核对', { field: 'signedOn' })
  const file = given.file ?? unit.agreement?.file
  return accept({ ...unit, agreement: { state: 'onFile', signedOn: given.signedOn, ...(file && { file }), ...(given.note && { note: given.note }) } })
}
