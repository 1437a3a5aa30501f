import type { Doc } from 'local/store/request'
import { demoDocuments } from 'local/demo/demo'
import { BANKS, type Bank, banks, FIELDS, type Fields } from 'shared/talent/banks'
import { openHall, type Hall } from 'test/router/hall'
import { AT, consent, entry, granted, identity } from './bank'

/**
 * Who is told what of an entry that is in use, written by hand from VI2f, the privacy notice and B79. Each kind of thing has
 * a line for each role; a cell that is missing is an error of types.
 */
const ROLES = {
  访客: 'visitor',
  成员: 'director02',
  本单位信息员: '',
  别单位信息员: 'officer09',
  获准查看的人: 'vice3',
  获准已过期的人: 'vice4',
  秘书处: 'secretary',
  本人: '',
} as const
type Role = keyof typeof ROLES
const roles = Object.keys(ROLES) as Role[]

const THINGS = ['对外的项目', '单位', '姓名', '学号', '电话', '出生', '同意的期限', '同意书文件', '查看记录'] as const
type Thing = (typeof THINGS)[number]
type Line = Readonly<Record<Role, boolean>>

/** In the order of the roles: visitor, member, own officer, other officer, granted, grant over, secretariat, the person. */
const line = (cells: string): Line => {
  const given = cells.split(' ')
  if (given.length !== roles.length || given.some((cell) => cell !== '看' && cell !== '不')) throw new Error(`空格子：${cells}`)
  return Object.fromEntries(roles.map((role, i) => [role, given[i] === '看'])) as Line
}
const NOBODY = '不 不 不 不 不 不 不 不'

const SKILLED: Readonly<Record<Thing, Line>> = {
  对外的项目: line('不 看 看 看 看 看 看 看'),
  单位: line('不 看 看 看 看 看 看 看'),
  姓名: line('不 看 看 看 看 看 看 看'),
  学号: line(NOBODY),
  电话: line(NOBODY),
  出生: line(NOBODY),
  同意的期限: line('不 不 看 不 不 不 看 看'),
  同意书文件: line('不 不 看 不 不 不 不 看'),
  查看记录: line(NOBODY),
}
const TABLE: Readonly<Record<Bank, Readonly<Record<Thing, Line>>>> = {
  teacher: SKILLED,
  technician: SKILLED,
  student: {
    对外的项目: line('不 看 看 看 看 看 看 看'),
    单位: line('不 不 看 不 看 不 看 看'),
    姓名: line('不 不 看 不 看 不 不 看'),
    学号: line('不 不 看 不 看 不 不 看'),
    电话: line('不 不 看 不 看 不 不 看'),
    出生: line('不 不 看 不 不 不 不 看'),
    同意的期限: line('不 不 看 不 不 不 看 看'),
    同意书文件: line('不 不 看 不 不 不 不 看'),
    查看记录: line('不 不 看 不 不 不 不 看'),
  },
  need: {
    对外的项目: line('不 看 看 看 看 看 看 看'),
    单位: line('不 看 看 看 看 看 看 看'),
    姓名: line(NOBODY),
    学号: line(NOBODY),
    电话: line(NOBODY),
    出生: line(NOBODY),
    同意的期限: line(NOBODY),
    同意书文件: line(NOBODY),
    查看记录: line(NOBODY),
  },
}

/** What stands in each field, so that it is known again wherever it turns up. */
const PAPER = 'cloud://local.files/talent/papers/consent.pdf'
const UNIT: Readonly<Record<Bank, { id: string; officer: string; self: string }>> = {
  teacher: { id: 'unit-03', officer: 'officer03', self: 'officer05' },
  student: { id: 'unit-03', officer: 'officer03', self: 'officer06' },
  technician: { id: 'unit-11', officer: 'officer11', self: 'officer12' },
  need: { id: 'unit-11', officer: 'officer11', self: 'officer13' },
}
const marked = (bank: Bank): Fields => Object.fromEntries(FIELDS.filter((field) => bank !== 'student' || field !== 'name').map((field) => [field, `雀${field}`]))
const MARKS: Readonly<Record<Exclude<Thing, '对外的项目' | '单位' | '姓名'>, string>> = {
  学号: '雀学号', 电话: '雀电话', 出生: '2009-02-03', 同意的期限: '2027-07-07', 同意书文件: 'consent.pdf', 查看记录: '雀看过的人',
}

const idOf = (bank: Bank) => `entry-${bank}`
const documents = (): Record<string, readonly Doc[]> => ({
  ...(demoDocuments(AT) as unknown as Record<string, Doc[]>),
  bankEntries: BANKS.map((bank) =>
    entry(idOf(bank), bank, {
      fields: marked(bank),
      words: ['雀'],
      ...(bank !== 'need' && { personId: `person-${UNIT[bank].self}`, consent: consent({ until: MARKS.同意的期限, file: PAPER }) }),
    }),
  ) as unknown as Doc[],
  bankIdentities: [identity(idOf('student'), { name: '雀姓名', number: MARKS.学号, phone: MARKS.电话, birth: MARKS.出生, guardian: PAPER })] as unknown as Doc[],
  bankRequests: [
    granted(idOf('student'), { by: { personId: 'person-vice3', name: '某', unitId: 'unit-14', unitName: '某公司' } }),
    granted(idOf('student'), { by: { personId: 'person-vice4', name: '某', unitId: 'unit-30', unitName: '某协会' }, until: '2026-12-07' }),
  ] as unknown as Doc[],
  bankLooks: [
    { _id: 'x:2026-12-01', requestId: 'x', entryId: idOf('student'), by: { personId: 'person-vice2', name: MARKS.查看记录 }, unitName: '某公司', purpose: 'practice', day: '2026-12-01', at: AT },
  ] as unknown as Doc[],
})

let hall: Hall
let unitNames: ReadonlyMap<string, string>
beforeAll(async () => {
  hall = await openHall(documents())
  hall.at = AT
  unitNames = new Map((hall.documents()['units'] as unknown as { _id: string; name: string }[]).map(({ _id, name }) => [_id, name]))
})

const accountOf = (role: Role, bank: Bank): string => (role === '本单位信息员' ? UNIT[bank].officer : role === '本人' ? UNIT[bank].self : ROLES[role])

/** Every question that has an answer about entries, as one text. */
async function told(role: Role, bank: Bank): Promise<string> {
  const as = accountOf(role, bank)
  const entryId = idOf(bank)
  const ask = async (operation: string, input: object) => JSON.stringify(await hall.ask(as, operation, input))
  const said = [
    await ask('talent.get', { entryId }),
    await ask('talent.list', { bank, text: '' }),
    await ask('talent.own', { bank }),
    await ask('talent.mine', {}),
    await ask('talent.requests', {}),
    await ask('talent.banks', {}),
    await ask('talent.paper', { entryId, of: 'consent' }),
    await ask('talent.look', { requestId: `${idOf('student')}:person-${as}` }),
    await ask('message.inbox', {}),
    await ask('audit.list', {}),
  ]
  return said.join('\n')
}

/** Members are told all that the bank asks for or nothing of it; a name is a thing of its own. */
function sees(said: string, thing: Thing, bank: Bank): boolean {
  switch (thing) {
    case '对外的项目': {
      const [first, ...rest] = banks[bank].fields.filter(({ field }) => field !== 'name').map(({ field }) => said.includes(`雀${field}`))
      if (rest.some((one) => one !== first)) throw new Error('有的项目看得到，有的看不到')
      return first!
    }
    case '单位':
      return said.includes(unitNames.get(UNIT[bank].id)!)
    case '姓名':
      return said.includes(bank === 'student' ? '雀姓名' : '雀name"') && bank !== 'need'
    default:
      return said.includes(MARKS[thing])
  }
}

const cells = BANKS.flatMap((bank) => roles.map((role) => [bank, role] as const))

test.each(cells)('%s 库，%s 看到的与手写的表相同', async (bank, role) => {
  // The look is about the student alone; of the other banks the same person is any member.
  const said = await told(role, bank)
  const about = bank === 'student' ? said : said.split('\n').filter((_, place) => place !== 7).join('\n')
  const seen = Object.fromEntries(THINGS.map((thing) => [thing, sees(about, thing, bank)]))
  expect(seen).toEqual(Object.fromEntries(THINGS.map((thing) => [thing, TABLE[bank][thing][role]])))
})

test('获准的人只在查看时看到，查看留下记录', async () => {
  const page = JSON.stringify(await hall.ask('vice3', 'talent.get', { entryId: idOf('student') }))
  expect(page).not.toContain('雀姓名')
  expect(hall.documents()['bankLooks']).toContainEqual(expect.objectContaining({ _id: `${idOf('student')}:person-vice3:2026-12-08`, by: expect.objectContaining({ personId: 'person-vice3' }) }))
})

test('同一单位的别人拿不到获准的人的那一份', async () => {
  expect(await hall.ask('officer14', 'talent.look', { requestId: `${idOf('student')}:person-vice3` })).toMatchObject({ kind: 'refused', code: 'NO_REQUEST' })
})
