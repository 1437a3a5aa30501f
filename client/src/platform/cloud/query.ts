import Taro, { useDidHide, useDidShow } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import type { Operation } from 'shared/kernel/operation'
import useSWR, { mutate as mutateAll, type SWRConfiguration } from 'swr'
import { call } from './call'
import type { Answer } from './line'
import { recent } from './recent'

/** What a query has brought so far. `value` stays while it is refreshed; `stale` when the last try brought nothing. */
export type Asked<O> =
  | { is: 'loading' }
  | { is: 'refused'; code: string; message: string; clause?: string | undefined; way?: { says: string; onTap: () => void } | undefined }
  | { is: 'ready'; value: O; stale: boolean }

interface QueryOptions {
  /** Ask again every so many milliseconds while the page is seen. */
  every?: number
  /** An answer holds for so many milliseconds and is not asked for again before. */
  lasts?: number
}

/** When what lasts was asked last. */
const askedAt = new Map<string, number>()
const isOver = (key: string, lasts: number): boolean => Math.abs(Date.now() - (askedAt.get(key) ?? -Infinity)) >= lasts

/**
 * Asks an operation and keeps the answer fresh: at once from the device's memory, then from the cloud,
 * again whenever the page is shown. No input (`undefined`) asks nothing.
 */
export function useQuery<I, O>(operation: Operation<I, O>, input: I | undefined, { every, lasts = 0 }: QueryOptions = {}): Asked<O> & { refresh: () => Promise<unknown> } {
  const key = input === undefined ? null : `${operation.name}?${JSON.stringify(input)}`
  const [seen, setSeen] = useState(true)
  const interval = useCallback(() => (every && seen ? every * (0.85 + Math.random() * 0.3) : 0), [every, seen])
  const { data, isLoading, mutate } = useSWR<Answer<O>>(key, () => asked(operation, input as I, key as string), {
    refreshInterval: interval,
    ...(lasts > 0 && key !== null && { revalidateOnMount: isOver(key, lasts) }),
  })
  const refresh = useCallback(() => mutate(), [mutate])

  useDidShow(() => {
    setSeen(true)
    if (data && key !== null && isOver(key, lasts)) void refresh()
  })
  useDidHide(() => setSeen(false))

  if (data?.kind === 'accepted') return { is: 'ready', value: data.value, stale: false, refresh }
  const known = key === null || data?.kind === 'refused' ? undefined : recent.read<O>(key)
  if (known !== undefined) return { is: 'ready', value: known, stale: data !== undefined, refresh }
  if (!data || (isLoading && data.kind !== 'refused')) return { is: 'loading', refresh }
  if (data.kind === 'refused') return { is: 'refused', code: data.code, message: data.message, clause: data.clause, refresh }
  const again = { says: '重新加载', onTap: () => void refresh() }
  return { is: 'refused', code: data.kind === 'fault' ? data.code : 'UNREACHABLE', message: data.message, way: again, refresh }
}

/** Counts the persons at this device: what one has asked must not be kept for the next. */
let persons = 0

async function asked<I, O>(operation: Operation<I, O>, input: I, key: string): Promise<Answer<O>> {
  const person = persons
  askedAt.set(key, Date.now())
  const answer = await call(operation, input)
  if (answer.kind === 'accepted' && person === persons) recent.write(key, answer.value)
  // Whoever was signed in here is not any more: his time was over, or his phone has ended it.
  if (answer.kind === 'refused' && (answer.code === 'NOT_SIGNED_IN' || answer.code === 'NOT_BOUND')) recent.forget()
  return answer
}

/** When another person takes the device: nothing that the one before was told may show. */
export function forgetAnswers(): void {
  persons++
  recent.forget()
  askedAt.clear()
  void mutateAll(() => true, undefined)
}

/** A mini-program has none of the window events that SWR listens to. */
export const swr: SWRConfiguration = {
  isOnline: () => true,
  isVisible: () => true,
  // An answer is a value here and never an error, so SWR has nothing to retry.
  shouldRetryOnError: false,
  revalidateOnFocus: false,
  dedupingInterval: 1000,
  initReconnect(revalidate) {
    const back = ({ isConnected }: { isConnected: boolean }) => isConnected && revalidate()
    Taro.onNetworkStatusChange(back)
    return () => Taro.offNetworkStatusChange(back)
  },
}
