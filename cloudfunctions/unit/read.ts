import { type Unit, units } from 'shared/unit/model'
import type { Reader } from '../kit/database'

/** The lead school; nothing before the group is founded. */
export const leadUnit = async (db: Reader): Promise<Unit | undefined> => (await db.find(units, { lead: true }, { limit: 1 }))[0]
