import { makeItem } from 'shared/bulletin/item'
import type { Item } from 'shared/bulletin/model'
import { addDays, chinaTime, type Day } from 'shared/kernel/time'
import type { Context } from '../../kit/context'
import { attendance } from './attendance'
import { contributed } from './contributed'
import { cooperation } from './cooperation'
import { meetings } from './meetings'
import type { Sources } from './model'

/** What the group has recorded, each kind its own small file, in the order in which it stands in the issue. */
const SOURCES: Sources = { meetings, cooperation, attendance, contributed }

/** Items on what was recorded on these days, both included. Of what did not happen nothing is said. */
export async function draftItems(ctx: Pick<Context, 'db' | 'charter' | 'newId'>, from: Day, until: Day): Promise<Item[]> {
  const span = { from: chinaTime(`${from}T00:00`), until: chinaTime(`${addDays(until, 1)}T00:00`) }
  const found = await Promise.all(Object.entries(SOURCES).map(async ([source, tell]) => (await tell(ctx, span)).map((draft) => ({ ...draft, source }))))
  return found.flat().map((draft) => makeItem(draft, ctx.newId()))
}
