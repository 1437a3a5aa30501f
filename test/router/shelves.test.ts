import { demoDocuments } from 'local/demo/demo'
import { DAY, HOUR } from 'shared/kernel/time'
import type { Meeting, MeetingStatus, Shelf } from 'shared/meeting/model'
import { cancelMeeting, draftMeeting, foreseeSession, listMeetings, publishMeeting } from 'shared/meeting/operations'
import { type Hall, NOW, openHall, plan, prepare } from './hall'

/** So many of each, two at each hour, so that a page may not end between the two. */
const MANY = 70
const STATUSES: readonly MeetingStatus[] = ['published', 'closed', 'cancelled', 'draft']

let hall: Hall
beforeAll(async () => {
  const prepared = await prepare()
  const like = (prepared.documents['meetings'] as unknown as Meeting[]).find(({ _id }) => _id === prepared.coming)!
  const meetings = STATUSES.flatMap((status) =>
    Array.from({ length: MANY }, (_, i): Meeting => {
      const startsAt = NOW + (status === 'published' || status === 'draft' ? 1 : -1) * (DAY + Math.floor(i / 2) * HOUR)
      return { ...like, _id: `${status}-${i}`, status, startsAt, endsAt: startsAt + HOUR }
    }),
  )
  hall = await openHall({ ...demoDocuments(NOW), meetings })
})

/** Every page of a shelf, one after the other. */
async function pages(as: string, shelf: Shelf): Promise<string[][]> {
  const found: string[][] = []
  for (let beyond: number | undefined; ;) {
    const { meetings, next } = await hall.must(as, listMeetings, { shelf, ...(beyond !== undefined && { beyond }) })
    found.push(meetings.map(({ _id }) => _id))
    if (next === null) return found
    beyond = next
  }
}

const ids = (status: MeetingStatus) => Array.from({ length: MANY }, (_, i) => `${status}-${i}`)

test.each([
  ['coming', ['published']],
  ['past', ['closed']],
  ['cancelled', ['cancelled']],
] as const)('一页一页翻完「%s」：每场恰好一次，近的在前，每页不超过六十场', async (shelf, [status]) => {
  const found = await pages('director01', shelf)
  expect(found.length).toBe(2)
  for (const page of found) expect(page.length).toBeLessThanOrEqual(60)
  const hours = found.flat().map((id) => Math.floor(Number(id.split('-')[1]) / 2))
  expect(hours).toEqual([...hours].sort((a, b) => a - b))
  expect(found.flat().sort()).toEqual([...ids(status)].sort())
})

test('草稿只列给秘书处，和将要召开的排在一起', async () => {
  expect((await pages('secretary', 'coming')).flat().sort()).toEqual([...ids('published'), ...ids('draft')].sort())
})

test('定期与否由云端说：年底第一次大会是定期的；另有一次就是临时的；自己、草稿和取消的不算', async () => {
  const empty = await openHall({ ...demoDocuments(NOW), meetings: [] })
  const foreseen = async (meetingId?: string) =>
    (await empty.must('secretary', foreseeSession, { kind: 'assembly', startsAt: NOW + 10 * DAY, ...(meetingId !== undefined && { meetingId }) })).session
  expect(await foreseen()).toBe('regular')
  const { meetingId, edition } = await empty.must('secretary', draftMeeting, { plan: plan(NOW + 12 * DAY) })
  expect(await foreseen()).toBe('regular')
  await empty.must('secretary', publishMeeting, { meetingId, edition })
  expect([await foreseen(), await foreseen(meetingId)]).toEqual(['adhoc', 'regular'])
  await empty.must('secretary', cancelMeeting, { meetingId, reason: '大雪' })
  expect(await foreseen()).toBe('regular')
})

test('理事长会：没有登记会期的，说不知道', async () => {
  const empty = await openHall({ ...demoDocuments(NOW), calendars: [] })
  expect(await empty.must('secretary', foreseeSession, { kind: 'council', startsAt: NOW + 10 * DAY })).toEqual({ session: 'unknown' })
})
