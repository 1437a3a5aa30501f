import type { SubscribeMessage } from 'cloudfunctions/kit/wechat'
import { strFromU8, unzipSync } from 'fflate'
import type { Delivery } from 'shared/message/model'
import { operations } from 'shared/operations'
import { kindWechat } from 'test/support/around'
import { openSite } from 'test/showcase/open-site'
import { type Canary, plant } from './canaries'
import { type Role, SECRETARIAT } from './capabilities'
import { type Hall, NOW, openHall, person, prepare, type Prepared } from './hall'
import { more } from './more'
import { marked, SAID } from './said'
import { MAY, samplesOf } from './tables/all'

/**
 * Where what is private goes when something is done or made: into answers, the record of acts, messages and pushes, WeChat's
 * checks, the log, the public pages and files. The tables are written by hand; whatever is not in them goes nowhere.
 */

/** What the answer of a command tells of others, to whom. */
const ANSWERS: Readonly<Record<string, Readonly<Record<string, readonly Role[]>>>> = {
  'person.revealPhone': { 电话: ['director01', 'chair', 'vice2', 'secretary-general', 'secretary', 'officer03'] },
  'attendance.acknowledgeLeave': { 请假原因: SECRETARIAT, 车牌: SECRETARIAT },
  'attendance.exceptLeave': { 请假原因: ['chair'] },
  'attendance.annul': { 特殊情况: SECRETARIAT },
  'attendance.recordLeaving': { 特殊情况: SECRETARIAT },
  'attendance.recordReturn': { 特殊情况: SECRETARIAT, 离场的原因: SECRETARIAT },
  'attendance.reinstate': { 特殊情况: SECRETARIAT },
  'duty.addPaper': { 没报的报送: ['officer03'] },
  'duty.dropPaper': { 没报的报送: ['secretary-general', 'officer03'] },
  'talent.look': { 学生身份: ['vice2'] },
}

/** What the record of acts shows of what was said, to whoever may read it: the chair and the secretary-general. */
const RECORDED: Readonly<Record<string, readonly string[]>> = {
  'identity.unbind': ['reason'],
  'person.endPost': ['reason'],
  'person.strikePost': ['reason'],
  'person.settleCorrection': ['note'],
  'meeting.delegateChair': ['reason'],
  'attendance.reply': ['reason'],
  'attendance.exceptLeave': ['reason'],
  'attendance.annul': ['reason'],
  'attendance.reinstate': ['reason'],
  'attendance.recordLeaving': ['note'],
  'attendance.declineScan': ['reason'],
  'attendance.rejectSheet': ['reason'],
  'bulletin.decline': ['says'],
  'bulletin.return': ['says'],
  'duty.return': ['text'],
  'review.return': ['reason'],
  'review.keep': ['reason'],
  'review.restore': ['reason'],
  'review.takeDown': ['reason'],
}

const DESK = ['secretary', 'secretary-general']
/** Who sits in the assembly. */
const ASSEMBLY = [
  'chair', 'executive-vice', 'secretary-general', 'vice2', 'vice3', 'vice4',
  ...Array.from({ length: 31 }, (_, i) => `director${String(i + 1).padStart(2, '0')}`),
]
/** What messages tell, and to whom. */
const TOLD: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'person.askCorrection': { says: DESK },
  'person.settleCorrection': { note: ['director02'] },
  'meeting.delegateChair': { reason: ['vice2'] },
  'meeting.tellHandouts': { 会议材料: ASSEMBLY },
  'attendance.rejectSheet': { reason: ['secretary'] },
  'bulletin.handIn': { title: DESK },
  'bulletin.decline': { says: ['officer03'] },
  'bulletin.return': { says: ['officer03'] },
  'duty.return': { text: ['officer04'] },
  'review.return': { reason: ['officer03'] },
  'review.restore': { reason: ['officer03'] },
  'review.takeDown': { reason: ['officer03'] },
  'review.report': { says: DESK, 待审内容: DESK },
}

/** What WeChat is shown: only what others shall read once it has been looked at. */
const CHECKED: Readonly<Record<string, readonly string[]>> = {
  'bulletin.handIn': ['title', 'text'],
  'bulletin.check': ['没有发布的简报'],
  'bulletin.writeNews': ['title'],
  'training.tell': ['title', 'about'],
  'showcase.tell': ['summary', 'introduction'],
  'demand.submit': ['title', 'description'],
  'demand.ask': ['note'],
  'demand.stepByPhone': ['note'],
  'talent.add': ['fields.name', 'fields.trade'],
  'talent.edit': ['fields.name', 'fields.title'],
}
/** What waits for WeChat in the prepared group, whatever else is done. */
const WAITING = '待审内容'
/** What registrations of before have ended or given back: it stands in the record for whoever may read that. */
const EFFECTS = '登记的后果'

/** What made files hold of what is private. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  'person.rollTemplate': ['电话', '出生日期', '信用代码'],
  'talent.exportOwn': ['学生身份'],
  'training.sheet': ['学习说明'],
}

/** What is public for everybody by then, of what was not before. */
const PUBLISHED: Readonly<Record<string, readonly string[]>> = {
  'bulletin.publish': ['没有发布的简报'],
  'bulletin.writeNews': ['title'],
}

/** Their prepared documents give way to planted ones in a state of their own. */
const AS_PREPARED = ['showcase.tell', 'showcase.tellGroup']

let prepared: Prepared
let real: Prepared
let canaries: readonly Canary[]
beforeAll(async () => {
  real = await prepare()
  const planted = plant(real.documents)
  prepared = { ...real, documents: planted.documents }
  canaries = planted.canaries
})

const sorted = (all: Iterable<string>) => [...new Set(all)].sort()
const kindsIn = (said: string, personId?: string) =>
  sorted(canaries.filter(({ says, of }) => (personId === undefined || of !== personId) && said.includes(says)).map(({ kind }) => kind))
const accountOf = (subject: string) => subject.replace(/^wx:/, '')

/** By place or kind, who was told; sorted. */
function gathering() {
  const seen: Record<string, string[]> = {}
  return {
    seen,
    note: (who: string, kinds: readonly string[]) => kinds.forEach((kind) => void (seen[kind] = sorted([...(seen[kind] ?? []), who]))),
  }
}
const inOrder = (table: Readonly<Record<string, readonly string[]>> = {}) => Object.fromEntries(Object.entries(table).map(([kind, who]) => [kind, sorted(who)]))

interface Watched {
  readonly hall: Hall
  readonly log: readonly string[]
  readonly pushed: readonly SubscribeMessage[]
  readonly checked: readonly string[]
}

async function watch(name: string): Promise<Watched> {
  const [log, pushed, checked]: [string[], SubscribeMessage[], string[]] = [[], [], []]
  const { later = 0, without = [] } = samplesOf(prepared)[name]!
  const { documents } = AS_PREPARED.includes(name) ? real : prepared
  const hall = await openHall({ ...documents, ...Object.fromEntries(without.map((collection) => [collection, []])) }, {
    log: (line) => void log.push(JSON.stringify(line)),
    wechat: {
      ...kindWechat,
      send: async (message) => {
        pushed.push(message)
        return { code: 0, says: '' }
      },
      checkText: async ({ text }) => {
        checked.push(text)
        return { code: 0, says: 'pass', label: 100 }
      },
      checkPicture: async ({ address }) => {
        checked.push(address)
        return { code: 0, trace: 'trace-of-a-picture' }
      },
    },
  })
  hall.at = NOW + later
  return { hall, log, pushed, checked }
}

/** All that a made file says: a workbook and a letter are archives of texts. */
const textIn = (content: Buffer): string =>
  content.subarray(0, 2).toString() === 'PK' ? Object.values(unzipSync(content)).map((part) => strFromU8(part)).join('\n') : content.toString()

function newFiles(hall: Hall, before: ReadonlySet<string>): string {
  return [...hall.files.stored].filter(([id]) => !before.has(id)).map(([id, content]) => `${id}\n${textIn(content)}`).join('\n')
}

const named = (kind: 'command' | 'query') => operations.filter((operation) => operation.kind === kind).map(({ name }) => name)

test.each(named('command'))('%s 说的话只到该到的地方', async (name) => {
  const { hall, log, pushed, checked } = await watch(name)
  const { as, input } = samplesOf(prepared)[name]!
  const { input: given, marks } = marked(input, SAID[name] ?? [])
  const marksIn = (said: string) => marks.filter(({ says }) => said.includes(says)).map(({ place }) => place)
  const before = new Set((hall.documents()['deliveries'] ?? []).map(({ _id }) => _id))
  const files = new Set(hall.files.stored.keys())

  const first = await hall.ask(as, name, given)
  expect(first).toMatchObject({ kind: 'accepted' })
  const answers = gathering()
  answers.note(accountOf(as), kindsIn(JSON.stringify(first), person(accountOf(as))))
  for (const role of MAY[name]!) answers.note(role, kindsIn(JSON.stringify(await hall.ask(role, name, input)), person(role)))
  expect(Object.keys(answers.seen).filter((kind) => answers.seen[kind]!.some((who) => !(ANSWERS[name]?.[kind] as readonly string[] | undefined)?.includes(who)))).toEqual([])
  expect(kindsIn(newFiles(hall, files))).toEqual(sorted(FILES[name] ?? []))

  await hall.examine()
  await hall.deliver()
  const told = gathering()
  const published = PUBLISHED[name] ?? []
  for (const one of hall.documents()['deliveries'] as unknown as readonly Delivery[]) {
    if (before.has(one._id)) continue
    const says = JSON.stringify({ ...one, subject: '' })
    told.note(one.personId.replace('person-', ''), [...kindsIn(says, one.personId), ...marksIn(says)].filter((kind) => !published.includes(kind)))
  }
  expect(told.seen).toEqual(inOrder(TOLD[name]))
  for (const { data, page = '' } of pushed) expect([...kindsIn(JSON.stringify(data) + page), ...marksIn(JSON.stringify(data) + page)].filter((kind) => !TOLD[name]?.[kind] && !published.includes(kind))).toEqual([])

  expect(sorted([...kindsIn(checked.join('\n')), ...marksIn(checked.join('\n'))]).filter((kind) => kind !== WAITING)).toEqual(sorted(CHECKED[name] ?? []))
  expect([...kindsIn(log.join('\n')), ...marksIn(log.join('\n'))]).toEqual([])

  const records = JSON.stringify(await hall.ask('chair', 'audit.list', {}))
  expect([sorted(marksIn(records)), kindsIn(records).filter((kind) => kind !== EFFECTS)]).toEqual([sorted(RECORDED[name] ?? []), []])

  const site = await openSite(hall.documents())
  await site.write(hall.at)
  expect(site.pages().flatMap(({ body, file = '' }) => [...kindsIn(body + file), ...marksIn(body + file)]).filter((kind) => !published.includes(kind))).toEqual([])
})

test.each(named('query'))('%s 做成的文件和日志里没有不该有的', async (name) => {
  const { hall, log } = await watch(name)
  const { input } = samplesOf(prepared)[name]!
  const seen: string[] = []
  for (const role of MAY[name]!) {
    for (const given of [input, ...(more(prepared)[name] ?? [])]) {
      const before = new Set(hall.files.stored.keys())
      await hall.ask(role, name, given)
      seen.push(...kindsIn(newFiles(hall, before), person(role)))
    }
  }
  expect(sorted(seen)).toEqual(sorted(FILES[name] ?? []))
  expect(kindsIn(log.join('\n'))).toEqual([])
})

test('表里写的都真有其事：每一项命令说的话都在表里认得出', () => {
  const names = named('command')
  expect([SAID, ANSWERS, RECORDED, TOLD, CHECKED, PUBLISHED].flatMap((table) => Object.keys(table).filter((name) => !names.includes(name)))).toEqual([])
})
