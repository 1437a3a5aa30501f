import type { Todo } from 'shared/home/model'
import { todosOf as bulletinTodos } from '../bulletin/read'
import { todosOf as sheetTodos } from '../attendance/read'
import { todosOf as ofDemand } from '../demand/read'
import type { Context } from '../kit/context'
import { todosOf as dutyTodos } from '../duty/read'
import { todosOf as messageTodos } from '../message/read'
import { todosOf as reviewTodos } from '../review/read'
import { todosOf as talentTodos } from '../talent/read'

/** What waits for the caller in one domain; read by index, for every opening of the home page asks all of them. */
export type TodoSource = (ctx: Context) => Promise<readonly Todo[]>

/** Each domain's, from its `read.ts`. A meeting's own are the home page's (`meeting/home.ts`). */
export const SOURCES: readonly TodoSource[] = [messageTodos, sheetTodos, bulletinTodos, ofDemand, reviewTodos, talentTodos, dutyTodos]
