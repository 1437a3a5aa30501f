import { makeId } from 'shared/kernel/id'
import type { Answer } from './line'

/**
 * One `requestId` for one intent: the same input keeps its id through every retry until an answer has come;
 * another input, or the next act after an answer, gets a new one.
 */
export function intents(random: () => number = Math.random) {
  let open: { input: string; id: string } | undefined
  return {
    idFor(input: unknown): string {
      const text = JSON.stringify(input) ?? ''
      if (open?.input !== text) open = { input: text, id: makeId(random) }
      return open.id
    },
    /** A lost reply and a fault leave the intent open: the next try is the same act. */
    close(answer: Answer<unknown>): void {
      if (answer.kind === 'accepted' || answer.kind === 'refused') open = undefined
    },
  }
}
