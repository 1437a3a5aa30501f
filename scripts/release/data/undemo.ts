import { digest } from 'cloudfunctions/kit/receipts'
import { demoDocuments } from 'local/demo/demo'
import { few } from './documents'
import type { Target } from './target'

/** What an environment holds of the demo, by collection. */
export interface Traces {
  /** As they were planted. */
  readonly untouched: Readonly<Record<string, readonly string[]>>
  /** Planted, and changed since. */
  readonly changed: Readonly<Record<string, readonly string[]>>
  /** Documents that came otherwise, by number. */
  readonly own: Readonly<Record<string, number>>
}

/** Looks for the documents that the demo plants on such a day. */
export async function traces(target: Target, planted: number): Promise<Traces> {
  const demo = demoDocuments(planted)
  const untouched: Record<string, string[]> = {}
  const changed: Record<string, string[]> = {}
  const own: Record<string, number> = {}
  for (const name of target.collections) {
    const wanted = new Map((demo[name] ?? []).map((document) => [document._id, digest(document)]))
    for await (const page of target.documents.pages(name)) {
      for (const document of page) {
        const hash = wanted.get(document._id)
        if (hash === undefined) own[name] = (own[name] ?? 0) + 1
        else (hash === digest(document) ? (untouched[name] ??= []) : (changed[name] ??= [])).push(document._id)
      }
    }
  }
  return { untouched, changed, own }
}

/** Says what would go, what stays, and why. */
export function told({ untouched, changed, own }: Traces): string[] {
  const sum = (found: Traces['changed']) => Object.values(found).flat().length
  const counts = Object.entries(own).map(([name, count]) => `${name} ${count} 份`)
  return [
    `演示数据里没有人改过的 ${sum(untouched)} 份，会移除：`,
    ...Object.entries(untouched).map(([name, ids]) => `  ${name} ${ids.length} 份`),
    ...(sum(changed) > 0 ? [`演示数据里改过的 ${sum(changed)} 份，留下，因为改动是人做的：`, ...Object.entries(changed).map(([name, ids]) => `  ${name}：${ids.join('、')}`)] : []),
    ...(counts.length > 0 ? [`不是演示植入的，都留下：${counts.join('、')}`] : []),
  ]
}

/** Removes what nobody has touched: identities first, so that nobody acts for a person who is gone. */
export async function undemo(target: Target, { untouched }: Traces): Promise<void> {
  const order = ['principals', ...Object.keys(untouched).filter((name) => name !== 'principals')]
  for (const name of order) await few(untouched[name] ?? [], (id) => target.documents.remove(name, id))
}
