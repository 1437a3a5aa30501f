import { beginIssue, checkIssue } from 'shared/bulletin/issue-operations'
import { demoDocuments } from 'local/demo/demo'
import { adoptContribution, handInContribution, listContributions } from 'shared/bulletin/operations'
import { chinaTime } from 'shared/kernel/time'
import { DESK, PHONE, type House, openHouse } from './house'
import type { Person } from './person'

/** An officer contributes from the phone, the secretariat adopts, composes and publishes, a visitor reads. */
const NOW = chinaTime('2026-11-20T09:00')
let house: House
const opened: Person[] = []

beforeAll(async () => {
  house = await openHouse({ documents: () => demoDocuments(NOW) })
  house.platform.setClock(NOW - Date.now())
}, 600_000)
afterAll(() => house?.close())
afterEach(async () => {
  for (const person of opened.splice(0)) {
    expect(person.faults).toEqual([])
    await person.context.close()
  }
})

async function at(size: readonly [number, number], account?: string): Promise<Person> {
  const person = await house.somebody(size, account)
  opened.push(person)
  return person
}

test('信息员在手机上写稿：缺正文不能交，离开再回来字还在，存了草稿再交', async () => {
  const officer = await at(PHONE, 'officer03')
  await officer.go('#/packages/bulletin/mine/index')
  await officer.sees('您还没有投过稿')
  await officer.go('#/packages/bulletin/write/index')
  await officer.fill({ 标题: '校企合作周开幕' })
  await officer.sees('请写正文')
  await officer.reload()
  expect(await officer.field('标题').first().inputValue()).toBe('校企合作周开幕')
  await officer.fill({ 正文: '三家企业到校，120 名学生参加。' })
  await officer.press('存草稿')
  await officer.press('交稿')
  await officer.sees('稿件已交给秘书处')
  await officer.press('看我的稿件')
  await officer.sees('校企合作周开幕')
}, 240_000)

test('秘书处在桌面编一期：自动拟出，添一条，送检，发布；访客读得到', async () => {
  const { stage } = house
  const content = { kind: 'activity' as const, title: '实训基地揭牌', text: '实训基地今天揭牌。', pictures: [] }
  await stage.must('officer05@wx', handInContribution, { edition: 0, ...content })
  await house.platform.runTimers()
  const { contributions } = await stage.must('secretary', listContributions, { state: 'submitted' })
  const one = contributions.find(({ title }) => title === '实训基地揭牌')!
  expect(one.check).toBe('clean')
  await stage.must('secretary', adoptContribution, { contributionId: one.contributionId, edition: 1 })

  const secretary = await at(DESK, 'secretary')
  await secretary.go('#/packages/bulletin/desk/index')
  await secretary.sees('本季简报还没有发布')
  await secretary.press('开始编')
  await secretary.sees('供稿情况')
  await secretary.press(/^实训基地揭牌/)
  await secretary.sees('已编入')
  await secretary.press('添一条')
  await secretary.fill({ 标题: '集团网页开通' , 正文: '集团网页今天开通。' })
  await secretary.press('保存这一条')
  await secretary.sees('集团网页开通')
  const { issueId } = await idOfDraft()
  await stage.must('secretary@wx', checkIssue, { issueId })
  await house.platform.runTimers()
  await secretary.reload()
  await secretary.sees('检查通过，可以发布')
  await secretary.pressAndAgree(/^发布2026年第1期/, '发布')
  await secretary.sees('已发布')

  const visitor = await at(PHONE)
  await visitor.go('#/packages/bulletin/list/index')
  await visitor.press(/第1期/)
  await visitor.sees('【成员动态】')
  await visitor.sees('供稿：')

  const member = await at(PHONE, 'director01')
  await member.go(`#/packages/bulletin/issue/index?issueId=${issueId}`)
  await member.sees('实训基地揭牌')
  await secretary.go(`#/packages/bulletin/readers/index?issueId=${issueId}`)
  await secretary.sees('已读')
}, 240_000)

/** Of the same days there is one draft at a time, and the refusal says so. */
async function idOfDraft(): Promise<{ issueId: string }> {
  await house.stage.refused('secretary', beginIssue, { from: '2026-11-20', until: '2026-11-20' }, 'DRAFT_OPEN')
  const { issues } = (await house.platform.store('dump')) as unknown as { issues: { _id: string }[] }
  return { issueId: issues[0]!._id }
}

test('秘书写一条政策，缺正文和链接不能送检；检查通过前访客看不到', async () => {
  const secretary = await at(DESK, 'secretary')
  await secretary.go('#/packages/bulletin/news-form/index')
  await secretary.fill({ 标题: '产教融合新规', 来源: '省教育厅' })
  await secretary.sees('正文和链接至少写一样')
  await secretary.fill({ 链接: 'http://mp.weixin.qq.com/s/abc' })
  await secretary.press('送检并公开')
  await secretary.sees('链接应以 https:// 开头')
  await secretary.fill({ 链接: 'https://mp.weixin.qq.com/s/abc' })
  await secretary.press('送检并公开')
  await secretary.sees('已送检')
  const visitor = await at(PHONE)
  await visitor.go('#/packages/bulletin/list/index')
  await visitor.control('tab', '新闻').click()
  await visitor.sees('还没有新闻')
}, 240_000)
