/**
 * A decision is a value: what was decided, or why not. `message` is shown word for word;
 * `clause` is the id of the charter's clause that demands the refusal (`CH12.1b`);
 * `field` names the input that is at fault, as a dotted path.
 */
export interface Refusal {
  readonly kind: 'refused'
  readonly code: string
  readonly message: string
  readonly clause?: string
  readonly field?: string
  /** The numbers behind the refusal, for the screen and the record. */
  readonly facts?: Readonly<Record<string, number | string>>
}

export interface Acceptance<T> {
  readonly kind: 'accepted'
  readonly value: T
}

export type Decision<T> = Acceptance<T> | Refusal

export const accept = <T>(value: T): Acceptance<T> => ({ kind: 'accepted', value })

export const refuse = (code: string, message: string, detail: Omit<Refusal, 'kind' | 'code' | 'message'> = {}): Refusal => ({
  kind: 'refused',
  code,
  message,
  ...detail,
})

export const isRefusal = (outcome: unknown): outcome is Refusal =>
  typeof outcome === 'object' && outcome !== null && (outcome as { kind?: unknown }).kind === 'refused'
