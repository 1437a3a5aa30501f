import { beginIssue, issueDesk, readDraft } from 'shared/bulletin/issue-operations'
import { addDays, DAY } from 'shared/kernel/time'
import { NOW, openHall, prepare, type Prepared } from 'test/router/hall'
import { contribution, issue, ISSUES } from './prepared'

let prepared: Prepared
beforeAll(async () => {
  prepared = await prepare()
})

const mixed = (n: number) => `${(n * 37) % 101}-${n}`
const drafts = (many: number) =>
  Array.from({ length: many }, (_, n) => {
    const day = addDays('2020-01-01', n)
    return issue({ _id: mixed(n), title: `第 ${n}`, from: day, until: day, begun: { at: NOW - n * DAY, by: '赵卫东', personId: 'person-secretary' } })
  })

test.each([[49, 49, false], [50, 50, false], [51, 50, true]])('有 %i 期草稿：列出 %i 期，后开始编的在前；与拦住重编的是同一些', async (many, listed, more) => {
  const hall = await openHall({ ...prepared.documents, issues: drafts(many) })
  const desk = await hall.must('secretary', issueDesk, {})
  expect([desk.drafts.map(({ title }) => title), desk.more]).toEqual([Array.from({ length: listed }, (_, n) => `第 ${n}`), more])
  const { from, until } = desk.drafts.at(-1)!
  expect(await hall.ask('secretary', beginIssue.name, { from, until })).toMatchObject({ code: 'DRAFT_OPEN' })
})

test.each([[40, false], [41, true]])('有 %i 份待编的稿件：先采用的在前，列出四十份', async (many, more) => {
  const pool = Array.from({ length: many }, (_, n) => contribution({ _id: mixed(n), title: `稿 ${n}`, state: 'adopted', issueId: '', decided: { at: NOW - DAY + n, by: '赵卫东' } }))
  const hall = await openHall({ ...prepared.documents, contributions: pool })
  const { pool: listed, morePooled } = await hall.must('secretary', readDraft, { issueId: ISSUES.draft })
  expect([listed.map(({ title }) => title), morePooled]).toEqual([Array.from({ length: 40 }, (_, n) => `稿 ${n}`), more])
})
