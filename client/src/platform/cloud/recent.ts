import { store } from '../device/store'

const LIST = 'recent'
const KEPT = 30

/** The last answers, shown first while the new one is on its way. The oldest give way. */
export const recent = {
  read: <O>(key: string): O | undefined => store.read<O>(`${LIST}:${key}`),
  write(key: string, value: unknown): void {
    const keys = [key, ...(store.read<string[]>(LIST) ?? []).filter((other) => other !== key)]
    for (const old of keys.splice(KEPT)) store.remove(`${LIST}:${old}`)
    store.write(LIST, keys)
    store.write(`${LIST}:${key}`, value)
  },
  forget: (): void => store.removeAll(LIST),
}
