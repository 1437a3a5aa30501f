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

/** Pictures of the pages, for whoever wants to look at them. */
const shot = async ({ page }: Person, name: string): Promise<void> => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/bulletin-${name}.png`, fullPage: true })
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

test('从没发布过的，可以登记纸质期号；填错的说出哪里错，填的还在', async () => {
  const secretary = await at(PHONE, 'secretary')
  await secretary.go('#/packages/bulletin/desk/index')
  await secretary.press(/^登记纸质期号/)
  await secretary.sees('请选印发日期')
  await secretary.fill({ 印发日期: '2026-09-30', 当年第几期: '3', 总第几期: '2', 依据: '2026年第3期原件' })
  await shot(secretary, 'start')
  await secretary.pressAndAgree('登记', '登记')
  await secretary.sees('总期号不会小于当年的期号')
  await shot(secretary, 'start-wrong')
  expect(await secretary.field('总第几期').first().inputValue()).toBe('2')
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
  await shot(secretary, 'readers')
  await secretary.control('tab', /^已读/).click()
  await secretary.sees('1 家单位')
  await shot(secretary, 'readers-read')
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

test('存疑的稿件：编辑看得到疑在哪里，采用就了结；没有处理的，作者可以撤回', async () => {
  const { stage } = house
  const content = { kind: 'activity' as const, pictures: [] }
  await stage.must('officer06@wx', handInContribution, { edition: 0, ...content, title: '存疑的一篇', text: '这里有敏感内容。' })
  const mine = await stage.must('officer05@wx', handInContribution, { edition: 0, ...content, title: '想再改的一篇', text: '今天开班。' })
  await house.platform.runTimers()
  const { contributions } = await stage.must('secretary', listContributions, { state: 'submitted' })
  const { contributionId } = contributions.find(({ title }) => title === '存疑的一篇')!

  const secretary = await at(PHONE, 'secretary')
  await secretary.go(`#/packages/bulletin/contribution/index?contributionId=${contributionId}`)
  await secretary.sees('微信存疑')
  await shot(secretary, 'doubt')
  await secretary.pressAndAgree('采用', '采用')
  await secretary.sees('已采用，等待编入简报')
  await secretary.go('#/packages/review/desk/index')
  await secretary.sees('审核台')
  expect(await secretary.reads()).not.toContain('存疑的一篇')

  const author = await at(PHONE, 'officer05')
  await author.go(`#/packages/bulletin/contribution/index?contributionId=${mine.contributionId}`)
  await author.pressAndAgree('撤回，我再改改', '撤回')
  await author.sees('还没有交')
  await shot(author, 'withdrawn')
  await author.press('接着写')
  expect(await author.field('标题').first().inputValue()).toBe('想再改的一篇')
}, 240_000)

test('删去草稿先问，编入的稿件回到待编；发布过以后，纸质期号不能再登记', async () => {
  const secretary = await at(DESK, 'secretary')
  await secretary.go('#/packages/bulletin/desk/index')
  await secretary.press('开始编')
  await secretary.press(/^存疑的一篇/)
  await secretary.sees('已编入')
  await shot(secretary, 'draft')
  await secretary.pressAndAgree('删去这一期的草稿', '删去')
  await secretary.sees('这一期的草稿已删去')
  await shot(secretary, 'dropped')
  await secretary.go('#/packages/bulletin/desk/index')
  await secretary.press('开始编')
  await secretary.sees(/存疑的一篇/)
  await secretary.go('#/packages/bulletin/start/index')
  await secretary.sees('期号接着走，不能再登记')
  await shot(secretary, 'started')
}, 240_000)
