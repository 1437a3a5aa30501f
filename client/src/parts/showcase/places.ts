import { open } from 'client/platform/navigate'

/** Ways to the pages that everybody may read, and to those where they are written. */
export const openGroupPage = (): void => open('packages/showcase/group/index')
export const openMembers = (): void => open('packages/showcase/units/index')
export const openUnitPage = (unitId: string): void => open('packages/showcase/unit/index', { unitId })
export const openBulletins = (): void => open('packages/bulletin/list/index')
export const openPublicDemand = (): void => open('packages/showcase/demand/index')
export const openTelling = (of: 'unit' | 'group'): void => open('packages/showcase/edit/index', { of })
