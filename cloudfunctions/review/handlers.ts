import type { Handler } from '../kit/outcome'
import { readingHandlers } from './desk'
import { groupHandlers } from './group'
import { judgingHandlers } from './judge'
import { type Kind, kindAmong } from './kinds'

/** The operations of review over a register of kinds. */
export const reviewHandlers = (kinds: readonly Kind[]): readonly Handler[] => [...readingHandlers(kindAmong(kinds)), ...judgingHandlers(kindAmong(kinds)), ...groupHandlers(kindAmong(kinds))]
