import type { MessagePort, Worker } from 'node:worker_threads'

type Handler = (...args: never[]) => unknown

/** The functions that one side of a thread offers to the other, by name. */
export type Handlers = Readonly<Record<string, Handler>>

type Message =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly args: unknown[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string; readonly code?: string }

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/** Calls across a thread: `call` asks the other side, `handlers` answer it. An error keeps its message and `code`. */
export interface Bridge<Remote extends Handlers> {
  call<K extends keyof Remote & string>(
    name: K,
    ...args: Parameters<Remote[K]>
  ): Promise<Awaited<ReturnType<Remote[K]>>>
  /** Fails what is still waiting and whatever is asked from now on, for when the other side has gone. */
  fail(error: Error): void
}

export function bridge<Remote extends Handlers>(port: MessagePort | Worker, handlers: Handlers): Bridge<Remote> {
  const waiting = new Map<number, Waiting>()
  let calls = 0
  let gone: Error | undefined

  async function answer({ id, name, args }: Message & { kind: 'call' }): Promise<void> {
    try {
      const handler = handlers[name] as (...args: unknown[]) => unknown
      port.postMessage({ kind: 'answer', id, value: await handler(...args) } satisfies Message)
    } catch (error) {
      const { message, code } = error as Error & { code?: string }
      port.postMessage({ kind: 'failure', id, message, code } satisfies Message)
    }
  }

  port.on('message', (message: Message) => {
    if (message.kind === 'call') return void answer(message)
    const asker = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.kind === 'answer') asker?.resolve(message.value)
    else asker?.reject(Object.assign(new Error(message.message), { code: message.code }))
  })

  return {
    call: (name, ...args) =>
      new Promise((resolve, reject) => {
        if (gone) return reject(gone)
        const id = ++calls
        waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
        port.postMessage({ kind: 'call', id, name, args } satisfies Message)
      }),
    fail(error) {
      gone = error
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    },
  }
}
