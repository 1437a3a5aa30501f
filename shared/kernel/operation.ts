import type { Capability } from './capability'
import type { Refusal } from './decision'
import type { Schema } from './schema'
import type { Instant } from './time'

/**
 * Who may call: anybody at all (`public`), any identity that the platform vouches for, bound to a person or not (`identity`),
 * any identity that is bound to a person (`member`), or a person whose posts carry the capability today.
 */
export type Need = 'public' | 'identity' | 'member' | Capability

/** An operation is a value, declared once in `shared/<domain>/operations.ts` and used by both sides. */
export interface Operation<I, O> {
  readonly name: string
  readonly kind: 'query' | 'command'
  readonly needs: Need
  /** One sentence in Chinese for the list of operations. */
  readonly says: string
  readonly input: Schema<I>
  readonly output: Schema<O>
  /** Keys of the input that no record may hold: codes, passwords, numbers that only WeChat vouches for. */
  readonly hides?: readonly string[]
}

type Declared<I, O> = Omit<Operation<I, O>, 'name' | 'kind'>

/** A query changes nothing and may be repeated freely. */
export const query = <I, O>(name: string, declared: Declared<I, O>): Operation<I, O> => ({ name, kind: 'query', ...declared })

/** A command changes something and carries a `requestId`: the same id with the same input is the same act. */
export const command = <I, O>(name: string, declared: Declared<I, O>): Operation<I, O> => ({ name, kind: 'command', ...declared })

/** What a client sends to the cloud function `api`. */
export interface Call {
  readonly operation: string
  readonly input: unknown
  /** Commands only: 8 to 64 characters, made once per intent and kept through every retry. */
  readonly requestId?: string
}

/** Something broke that nobody planned for. `id` finds it in the log. */
export interface Fault {
  readonly kind: 'fault'
  readonly code: 'FAULT'
  readonly message: string
  readonly id: string
}

/** What the cloud answers: always one of three, always with the server's time. */
export type Reply<O> = ({ readonly kind: 'accepted'; readonly value: O } | Refusal | Fault) & { readonly at: Instant }
