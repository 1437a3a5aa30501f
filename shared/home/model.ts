import type { Instant } from '../kernel/time'

/** Something that waits for somebody, as the home page shows it: where it is done, and the verb on its button. */
export interface Todo {
  readonly kind: 'go'
  readonly title: string
  readonly detail: string
  readonly due?: Instant
  /** A page of the mini-program with its query, without a slash before it. */
  readonly page: string
  readonly does: string
}
