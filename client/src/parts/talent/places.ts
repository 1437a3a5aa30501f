import { backTo, open } from 'client/platform/navigate'
import type { Bank } from 'shared/talent/banks'

/** Ways between the pages of the banks. */
export const openBank = (bank: Bank, view: 'all' | 'own' = 'all'): void => open('packages/talent/list/index', { bank, view })
export const openEntry = (entryId: string): void => open('packages/talent/entry/index', { entryId })
/** An entry to be changed, or a new one. */
export const openEntryForm = (of: { entryId?: string; bank?: Bank }): void => open('packages/talent/edit/index', { entryId: of.entryId ?? '', bank: of.bank ?? '' })
/** Many entries from a workbook. */
export const openBankImport = (bank: Bank): void => open('packages/talent/import/index', { bank })
export const openRequests = (): void => open('packages/talent/requests/index')
export const openConsents = (): void => open('packages/talent/consent/index')

export const backToEntry = (entryId: string): void => backTo('packages/talent/entry/index', { entryId })
export const backToBank = (bank: Bank): void => backTo('packages/talent/list/index', { bank, view: 'own' })
