import type { Todo } from 'shared/home/model'
import type { Context } from '../kit/context'
import { SOURCES } from './sources'

/** What waits for the caller outside of meetings. */
export const todosElsewhere = async (ctx: Context): Promise<Todo[]> => (await Promise.all(SOURCES.map((source) => source(ctx)))).flat()
