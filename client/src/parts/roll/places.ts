import { backTo, open } from 'client/platform/navigate'

/** Ways between the pages of the roll. */
export const openUnit = (unitId: string): void => open('packages/roll/unit/index', { unitId })
/** A unit to be corrected, or a new one. */
export const openUnitForm = (unitId = ''): void => open('packages/roll/unit-form/index', { unitId })
export const openAgreement = (unitId: string): void => open('packages/roll/agreement/index', { unitId })
export const openPerson = (personId: string): void => open('packages/roll/person/index', { personId })
/** A person to be corrected, or a new one, at a unit if it is known. */
export const openPersonForm = (of: { personId?: string; unitId?: string }): void =>
  open('packages/roll/person-form/index', { personId: of.personId ?? '', unitId: of.unitId ?? '' })
export const openPost = (personId: string): void => open('packages/roll/post/index', { personId })
export const openPostEnd = (personId: string, post: string, from: string): void => open('packages/roll/post-end/index', { personId, post, from })
export const openTerms = (): void => open('packages/roll/terms/index')

/** After an act: to the page that shows what has come of it. */
export const backToPerson = (personId: string): void => backTo('packages/roll/person/index', { personId })
export const backToUnit = (unitId: string): void => backTo('packages/roll/unit/index', { unitId })
