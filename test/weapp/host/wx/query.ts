import { type Element, type ShadowRoot } from 'glass-easel'
import { type Clock } from '../code/clock'
import { type Interfaces } from './interface'

type Callback = (result: unknown) => void

/** Nothing is laid out here: whatever is found measures nothing. What is not there is `null`, as in WeChat. */
const measured = { left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0, scrollLeft: 0, scrollTop: 0 }

/** `createSelectorQuery`, as far as it can be honest without layout. */
export function queryOf(page: () => Element, clock: Clock, inward: <T>(value: T) => T): Interfaces {
  const createSelectorQuery = (): Interfaces => {
    const asked: { readonly find: () => unknown; callback?: Callback | undefined }[] = []
    const shadow = (): ShadowRoot => page() as ShadowRoot
    const box = ({ id, dataset }: Element): object => ({ ...measured, id, dataset: { ...(dataset as object) } })

    const nodes = (find: () => unknown): Interfaces => {
      const ask = (callback?: Callback): Interfaces => {
        asked.push({ find, callback })
        return query
      }
      return {
        boundingClientRect: ask,
        scrollOffset: ask,
        fields: (_wanted: unknown, callback?: Callback) => ask(callback),
      }
    }

    const query: Interfaces = {
      in: () => query,
      select: (selector: string) =>
        nodes(() => {
          const found = shadow().querySelector(selector)
          return found === null ? null : box(found)
        }),
      selectAll: (selector: string) => nodes(() => shadow().querySelectorAll(selector).map(box)),
      selectViewport: () => nodes(() => measured),
      exec(callback?: Callback) {
        clock.set(() => {
          const results = asked.map((one) => inward(one.find()))
          asked.forEach((one, index) => one.callback?.(results[index]))
          callback?.(inward(results))
        }, 0)
        return query
      },
    }
    return query
  }
  return { createSelectorQuery }
}
