import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CAPABILITIES, type Capability } from 'shared/kernel/capability'
import type { Party, Span } from 'shared/charter/charter'
import { CLAUSES, explain, RULINGS } from 'shared/charter/clauses'
import { bodyById, inForce, interpret, matterOf, postById, postCapabilities, seatsOf } from 'shared/charter/lookup'
import { leadDays, parameter } from 'shared/charter/parameters'
import { qixian } from 'shared/charter/qixian'
import { boundsOf } from 'shared/charter/threshold'
import { verdictOf } from './verdict'

const { bodies, posts, topics, rules, procedures, quotas, rulings, clauses, parameters } = qixian
const settings = Object.values(parameters)

describe('每一条都有出处', () => {
  const cited = [
    ...rules.flatMap((r) => [r.clause, ...(r.also ?? [])]),
    ...bodies.flatMap((b) => [b.clause, ...(b.seats ?? []).map((s) => s.clause), ...b.meets.map((m) => m.clause)]),
    ...bodies.flatMap((b) => (b.tie ? [b.tie.clause] : [])),
    ...posts.flatMap((p) => [...p.clauses, ...(p.ageMax ? [p.ageMax.clause, p.ageMax.ruling] : [])]),
    ...topics.flatMap((t) => t.clauses),
    ...procedures.flatMap((p) => [...p.clauses, ...p.steps.map((s) => s.clause)]),
    ...quotas.map((q) => q.clause),
    ...settings.flatMap((s) => (s.clause === null ? [] : [s.clause])),
    ...rulings.flatMap((r) => r.texts.map((t) => t.clause)),
  ]

  test('引用的编号都能打开', () => {
    expect([...new Set(cited)].filter((id) => explain(id) === undefined)).toEqual([])
  })

  test('会议、机构、职务、选举和修改终止的条文一条不缺', () => {
    const ids = [
      'CH11a CH11b CH11c CH11d CH11.1 CH11.2 CH11.3 CH12a CH12.1a CH12.1b CH12.1c CH12.1d CH12.2 CH12.3 CH12.4',
      'CH13a CH13.1a CH13.1b CH13.1c CH13.2a CH13.2b CH13.2c CH13.3 CH15.1 CH15.2 CH15.3 CH15.4 CH15.5',
      'CH16.1 CH16.2 CH16.3 CH16.4 CH17 CH18.1 CH18.2 CH18.3 CH18.4 CH18.5 CH18.6',
      'CH19.1 CH19.2 CH19.3 CH19.4 CH19.5 CH19.6 CH19.7 CH19.8 CH26 CH27 CH28 CH29',
      'MR1 MR2a MR2b MR2c MR3a MR3b MR3.1.1 MR3.1.2 MR3.1.3 MR3.2 MR4a MR4b MR4c MR4.1.1 MR4.1.2 MR4.1.3 MR4.2',
      'MR5 MR6 MR7.1 MR7.2 MR7.3 MR7.4 MR7.5 MR7.6 MR7.7a MR7.7b MR8a MR8b MR8c MR9',
    ].flatMap((line) => line.split(' '))
    expect(ids.filter((id) => !CLAUSES[id])).toEqual([])
    const contradictions = [1, 2, 3, 4, 5, 6, 16, 26, 27, 28, 33, 35, 45, 46, 47, 48, 49, 50, 51, 52].map((n) => `X${n}`)
    expect(contradictions.filter((id) => !RULINGS[id])).toEqual([])
  })

  test('编号不重复，按条文顺序排列', () => {
    const ids = [...clauses, ...rulings].map((c) => c.id)
    expect(new Set(ids).size).toBe(ids.length)
    const order = rulings.map((r) => Number(r.id.slice(1)))
    expect(order).toEqual([...order].sort((a, b) => a - b))
  })

  test('每条矛盾都有两种以上读法，采用其中一种，写明影响和谁能改', () => {
    for (const { readings, chosen, effect, ruling, texts, changedBy } of rulings) {
      expect(readings.length).toBeGreaterThan(1)
      expect(new Set(readings.map((r) => r.id)).size).toBe(readings.length)
      expect(readings.map((r) => r.id)).toContain(chosen)
      expect(Math.min(effect.length, ruling.length, texts.length)).toBeGreaterThan(0)
      expect(known(changedBy)).toBe(true)
    }
  })

  test('规则和议题所依赖的读法都存在', () => {
    const waits = [...rules.map((r) => r.under), ...topics.map((t) => t.instead?.under)]
    for (const [id, ways] of waits.flatMap((under) => Object.entries(under ?? {}))) {
      expect(RULINGS[id]?.readings.map((r) => r.id)).toEqual(expect.arrayContaining([...ways]))
    }
  })
})

describe('日期', () => {
  const dated: readonly Span[] = [...bodies, ...posts, ...topics, ...rules, ...procedures, ...quotas, ...clauses]

  test('起止日期要么没有记载，要么先起后止', () => {
    expect(dated.length).toBeGreaterThan(200)
    for (const { from, until } of dated) {
      for (const day of [from, until]) expect(day === null || /^\d{4}-\d\d-\d\d$/.test(day)).toBe(true)
      expect(from === null || until === null || from <= until).toBe(true)
    }
  })

  test('修改的一条只在它有效的日子里核算，首日和末日都算', () => {
    const day = '2027-03-01'
    const amended = rules.map((r) => (r.clause === 'CH12.2' ? { ...r, until: '2027-02-28' } : r))
    const stricter = rules
      .filter((r) => r.clause === 'CH12.2')
      .map((r) => ({ ...r, least: { ...r.least, num: 2, den: 3 }, from: day }))
    const charter = { ...qixian, rules: [...amended, ...stricter] }
    const ask = { body: 'assembly', session: 'regular', matter: 'ordinary', entitled: 30, present: 30, yes: 15 }
    const on = (when: string) => verdictOf(inForce(charter, when), ask).outcome
    expect([on('2027-02-28'), on(day), on('2028-01-01')]).toEqual(['PASSED', 'FAILED', 'FAILED'])
  })
})

describe('机构和职务', () => {
  test('理事大会由理事组成，理事长会由理事长、副理事长、秘书长组成', () => {
    expect(seatsOf(qixian, 'assembly')).toEqual(['director'])
    expect(seatsOf(qixian, 'council')).toEqual(['chair', 'viceChair', 'secretaryGeneral'])
    expect(bodyById(qixian, 'council')).toMatchObject({ name: '理事长会', parent: 'assembly', termYears: 3, chairs: 'chair' })
  })

  test.each([
    ['chair', { unit: 'lead' }, { body: 'assembly' }, 3, 60],
    ['viceChair', { post: 'chair' }, { body: 'assembly' }, 3, 60],
    ['secretaryGeneral', { post: 'chair' }, { body: 'assembly' }, 3, 60],
    ['deputySecretaryGeneral', { post: 'chair' }, { body: 'council' }, null, null],
    ['departmentHead', { post: 'chair' }, { body: 'council' }, null, null],
    ['honoraryChair', null, { body: 'council' }, null, null],
    ['director', { unit: 'own' }, null, 3, null],
  ])('%s：提名、选举、任期和年龄与条文一致', (id, nominatedBy, electedBy, termYears, age) => {
    const post = postById(qixian, id)!
    expect([post.nominatedBy, post.electedBy, post.termYears, post.ageMax?.years ?? null]).toEqual([
      nominatedBy,
      electedBy,
      termYears,
      age,
    ])
  })

  const table: Record<string, Capability[]> = {
    chair: ['attend', 'preside', 'delegate', 'except', 'audit'],
    viceChair: ['attend', 'preside'],
    executiveViceChair: ['attend', 'preside'],
    secretaryGeneral: ['attend', 'convene', 'register', 'preside', 'administer', 'moderate', 'audit'],
    deputySecretaryGeneral: ['convene', 'register', 'preside', 'administer', 'moderate'],
    secretary: ['convene', 'register', 'preside', 'administer', 'moderate'],
    director: ['attend', 'inform'],
    honoraryChair: [],
    departmentHead: [],
    informationOfficer: ['represent', 'inform'],
  }

  test('每个职务能做什么，与手写的表一致', () => {
    expect(posts.map((p) => p.id).sort()).toEqual(Object.keys(table).sort())
    for (const [post, can] of Object.entries(table)) {
      expect(CAPABILITIES.filter((c) => postCapabilities(qixian, [post]).has(c)).sort()).toEqual([...can].sort())
    }
  })

  test('兼任几个职务，权限相加；不认识的职务没有权限', () => {
    expect([...postCapabilities(qixian, ['director', 'informationOfficer'])].sort()).toEqual(['attend', 'inform', 'represent'])
    expect(postCapabilities(qixian, ['emperor', '__proto__']).size).toBe(0)
    expect(postCapabilities(qixian, []).size).toBe(0)
  })

  test('提到的机构和职务都存在', () => {
    const parties = [
      ...posts.flatMap((p) => [p.nominatedBy, p.electedBy]),
      ...bodies.map((b) => b.convener),
      ...procedures.flatMap((p) => p.steps.map((s) => s.by)),
      ...settings.map((s) => s.changedBy),
    ]
    expect(parties.filter((party) => party !== null && !known(party))).toEqual([])
    const names = [
      ...posts.flatMap((p) => (p.fromAmong ? [p.fromAmong] : [])),
      ...bodies.flatMap((b) => [...(b.seats ?? []).map((s) => s.post), ...(b.chairs ? [b.chairs] : [])]),
      ...quotas.map((q) => q.of),
    ]
    expect(names.filter((id) => !postById(qixian, id))).toEqual([])
  })

  test('联名提案要十名理事，每单位一名理事', () => {
    const bounds = (id: string) => boundsOf(quotas.find((q) => q.id === id)!, 37)
    expect(bounds('directorMotion')).toEqual({ least: 10, most: null })
    expect(bounds('directorPerUnit')).toEqual({ least: 1, most: 1 })
  })
})

describe('议题和程序', () => {
  test.each([
    ['amendCharter', 'major'],
    ['electChair', 'major'],
    ['electOfficers', 'major'],
    ['removeOfficers', 'major'],
    ['setUpBody', 'major'],
    ['terminate', 'major'],
    ['annualReport', 'ordinary'],
    ['annualPlan', 'ordinary'],
    ['motion', 'ordinary'],
    ['feeRates', 'ordinary'],
    ['expel', 'ordinary'],
  ])('%s 按 %s 核算', (topic, matter) => {
    expect(matterOf(qixian, topic)).toBe(matter)
  })

  test('打开“六项议题一律按重大”，只有大会的六项议题变为重大', () => {
    const strict = interpret(qixian, 'X35', { chosen: 'all-six' })
    const changed = topics.filter((t) => matterOf(strict, t.id) !== matterOf(qixian, t.id)).map((t) => t.id)
    expect(changed).toEqual(['annualReport', 'annualPlan', 'motion'])
    expect(matterOf(strict, 'no-such-topic')).toBeUndefined()
  })

  test.each([
    ['assemblyTopic', 'council:ordinary assembly:ordinary council'],
    ['councilTopic', 'chair council:ordinary'],
    ['conveneAssembly', 'council:ordinary secretariat'],
    ['amendCharter', 'council:ordinary assembly:major secretariat authority'],
    ['terminate', 'council:ordinary assembly:major authority'],
    ['electChair', 'lead council:ordinary assembly:major'],
    ['electOfficers', 'chair council:ordinary assembly:major'],
    ['removeChair', 'lead council:ordinary assembly:major secretariat'],
    ['removeOfficers', 'chair council:ordinary assembly:major secretariat'],
    ['electHeads', 'chair council:ordinary council'],
    ['removeHeads', 'chair council:ordinary secretariat'],
    ['electHonorary', 'council:ordinary council'],
    ['admit', 'any council:ordinary secretariat'],
    ['expel', 'secretariat council:ordinary secretariat'],
    ['leave', 'any secretariat'],
    ['annualReport', 'secretariat chair council:ordinary assembly:ordinary assembly:ordinary'],
    ['setUpBody', 'council:ordinary assembly:major council:ordinary'],
    ['directorMotion', 'director assembly:ordinary'],
    ['setFees', 'council:ordinary assembly:ordinary'],
    ['designateExecutive', 'council:ordinary'],
    ['setParameter', 'council:ordinary'],
    ['setAssemblyParameter', 'council:ordinary assembly:ordinary'],
    ['interpret', 'secretariat secretariat'],
  ])('%s 的步骤依次是 %s', (id, expected) => {
    const { steps } = procedures.find((p) => p.id === id)!
    const told = steps.map(({ by, topic }) => `${Object.values(by)[0]}${topic ? `:${matterOf(qixian, topic)}` : ''}`)
    expect(told.join(' ')).toBe(expected)
  })

  test('章程修改依次经理事长会、理事大会，十五日内报送，主管部门同意', () => {
    const steps = procedures.find((p) => p.id === 'amendCharter')!.steps
    expect(steps.map((s) => [s.by, s.withinDays ?? null])).toEqual([
      [{ body: 'council' }, null],
      [{ body: 'assembly' }, null],
      [{ body: 'secretariat' }, 15],
      [{ outside: 'authority' }, null],
    ])
  })

  test('程序中的表决都指向那个机构的议题', () => {
    for (const { by, topic } of procedures.flatMap((p) => p.steps)) {
      if (topic) expect(by).toEqual({ body: topics.find((t) => t.id === topic)?.body })
    }
  })

  test('换一种不存在的读法会立即报错，不会悄悄丢掉规则', () => {
    expect(() => interpret(qixian, 'X4', { chosen: 'perhaps' })).toThrow(RangeError)
    expect(() => interpret(qixian, 'X99', { chosen: 'both' })).toThrow(RangeError)
  })
})

describe('条文留空的设置', () => {
  test.each([
    ['assembly', 'regular', 10],
    ['assembly', 'adhoc', 2],
    ['council', 'regular', 5],
    ['council', 'adhoc', 2],
    ['secretariat', 'regular', null],
  ])('%s 的 %s 会议提前 %p 天通知', (body, session, days) => {
    expect(leadDays(qixian, body, session)).toBe(days)
  })

  test('请假、迟到、年底时间和委托主持', () => {
    expect(parameter(qixian, 'leaveQuota')).toEqual({ perYear: 2, bodies: ['assembly', 'council'] })
    expect(parameter(qixian, 'lateTolerance')).toEqual({ minutes: 10 })
    expect(parameter(qixian, 'leaveDeadline')).toEqual({ warnHours: 24 })
    expect(parameter(qixian, 'yearEndWindow')).toMatchObject({ from: '11-01', to: '12-31', alarmFrom: '10-01' })
    expect(parameter(qixian, 'chairDelegation')).toEqual({ assembly: { to: 'viceChair', most: 1 }, council: null })
  })

  test('没有写的设置答不知道，不猜', () => {
    expect(parameter({ ...qixian, parameters: {} }, 'leaveQuota')).toBeNull()
  })
})

test('引擎不认得任何一份章程：代码里没有它的名字、职务和机构', () => {
  const folder = join(__dirname, '../../shared/charter')
  const data = ['qixian.ts', 'clauses.ts', 'operations.ts']
  const words = [qixian.id, ...posts.flatMap((p) => [`'${p.id}'`, p.name]), ...bodies.flatMap((b) => [`'${b.id}'`, b.name])]
  const found = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !data.includes(file))
    .flatMap((file) => {
      const source = readFileSync(join(folder, file), 'utf8')
      return words.filter((word) => source.includes(word)).map((word) => `${file}: ${word}`)
    })
  expect(found).toEqual([])
})

function known(party: Party): boolean {
  if ('post' in party) return postById(qixian, party.post) !== undefined
  if ('body' in party) return bodyById(qixian, party.body) !== undefined
  return true
}
