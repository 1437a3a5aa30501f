import { demoDocuments } from 'local/demo/demo'
import { FOUNDING_ID } from 'shared/identity/model'
import { board, type BoardRow, invite, join, letters, me } from 'shared/identity/operations'
import { PRIVACY_VERSION } from 'shared/identity/privacy'
import { type Hall, NOW, openHall, person, WORD } from 'test/router/hall'
import { createHash } from 'node:crypto'

export const consent = PRIVACY_VERSION

/** The demo group, with the means to invite and to join. */
export async function openDoor(documents = demoDocuments(NOW)) {
  const hall = await openHall(documents)
  return {
    hall,
    async codeOf(account: string, by = 'secretary'): Promise<string> {
      await hall.must(by, invite, { personIds: [person(account)] })
      return (await hall.must(by, letters, { personIds: [person(account)] })).letters[0]!.code
    },
    join: (as: string, code: string) => hall.ask(as, join.name, { code, consent }),
    /** The name by which an identity goes; null for nobody. */
    nameOf: async (as: string) => (await hall.must(as, me, {})).me?.name ?? null,
    rowOf: async (account: string): Promise<BoardRow> =>
      (await hall.must('secretary', board, {})).persons.find(({ personId }) => personId === person(account))!,
    stored: <T = Record<string, unknown>>(collection: string): T[] => (hall.documents()[collection] ?? []) as unknown as T[],
  }
}
export type Door = Awaited<ReturnType<typeof openDoor>>

export const nameIn = (hall: Hall, account: string): string =>
  (hall.documents()['persons']!.find(({ _id }) => _id === person(account)) as unknown as { name: string }).name

/** An environment that was just deployed. */
export const emptyDoor = (v = 1) => openDoor({ foundings: [{ _id: FOUNDING_ID, v, hash: createHash('sha256').update(WORD).digest('hex') } as never] })
