import { writeSite } from 'cloudfunctions/showcase/site/write'
import { demoDocuments } from 'local/demo/demo'
import { qixian } from 'shared/charter/qixian'
import { HOUR, MINUTE } from 'shared/kernel/time'
import { GROUP_ID, type Showcase, type SitePage } from 'shared/showcase/model'
import type { Unit } from 'shared/unit/model'
import { NOW } from 'test/router/hall'
import { issue, PICTURE, piece, review } from './articles'
import { openSite } from './open-site'
import { approvedPage, page, telling } from './telling'

const UNIT = 'unit-03'
const demo = demoDocuments(NOW)
const allUnits = demo['units'] as readonly Unit[]

async function siteOf(pages: readonly Showcase[], units = allUnits) {
  const site = await openSite({ units, showcases: pages })
  site.files.stored.set(PICTURE.file, Buffer.from('picture'))
  return { ...site, write: (at = NOW) => site.write(at) }
}

describe('通过审核的，写成网页', () => {
  test('单位页有标题、说明、规范地址、图片，不用登录，没有脚本', async () => {
    const site = await siteOf([approvedPage(UNIT, telling({ pictures: [PICTURE], website: 'https://school.example.com/?a=1&b=2' }))])
    await site.write()
    const { statusCode, headers, body } = await site.get(`/public/units/${UNIT}.html`)
    const name = allUnits.find(({ _id }) => _id === UNIT)!.name
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(body).toContain(`<title>${name}</title>`)
    expect(body).toContain(`<meta name="description" content="${telling().summary}">`)
    expect(body).toContain(`<link rel="canonical" href="https://zjjt.example.edu.cn/public/units/${UNIT}.html">`)
    expect(body).toContain('<meta property="og:image" content="https://zjjt.example.edu.cn/public/pictures/0a1b.jpg">')
    expect(body).toContain('alt="校门"')
    expect(body).toContain('href="https://school.example.com/?a=1&amp;b=2"')
    expect(body).toContain(`https://zjjt.example.edu.cn/#/packages/showcase/unit/index?unitId=${UNIT}`)
    expect(body).not.toMatch(/<script|\son\w+=|cloud:\/\//i)
    expect(headers['content-security-policy']).toMatch(/default-src 'none'/)
  })

  test('图片用内容的散列作名字，转到当时的地址', async () => {
    const site = await siteOf([approvedPage(UNIT, telling({ pictures: [PICTURE] }))])
    await site.write()
    expect(await site.get('/public/pictures/0a1b.jpg')).toMatchObject({ statusCode: 302, headers: { location: expect.stringContaining('0a1b.jpg') as string } })
    expect((await site.get('/public/pictures/ffff.jpg')).statusCode).toBe(404)
  })

  test('首页列出集团的任务和每一家单位；站点地图恰好是所有的页', async () => {
    const site = await siteOf([approvedPage(GROUP_ID, telling({ summary: '集团的概述' }))])
    await site.write()
    const index = (await site.get('/public/index.html')).body
    for (const { _id, name } of allUnits) expect(index).toContain(`/public/units/${_id}.html">${name}</a>`)
    expect(index).toContain('集团的概述')
    expect(index).toContain('<li>成员之间共享人才供需和教学改革的信息。</li>')
    const { headers, body } = await site.get('/public/sitemap.xml')
    expect(headers['content-type']).toBe('application/xml; charset=utf-8')
    const listed = [...body.matchAll(/<loc>https:\/\/zjjt\.example\.edu\.cn\/public\/(.+?)<\/loc><lastmod>2026-12-08<\/lastmod>/g)].map(([, path]) => path!)
    expect([...listed].sort()).toEqual(['index.html', ...allUnits.map(({ _id }) => `units/${_id}.html`)].sort())
  })
})

const HOSTILE = [
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", '</title><script>', '<!--', ']]>', '{origin}', '&lt;b&gt;', '\u0000\u001b[31m', '<svg/onload=alert(1)>',
]

const OURS = ['lang', 'charset', 'name', 'content', 'rel', 'href', 'property', 'class', 'src', 'alt']
const attributes = (html: string): readonly string[] =>
  [...html.matchAll(/<[a-z][a-z0-9]*((?:"[^"]*"|[^">])*)>/gi)].flatMap(([, inside]) => inside!.replace(/"[^"]*"/g, '').split(/[=\s]+/).filter((name) => name !== ''))

/** What a person reads of it. */
const read = (html: string): string =>
  html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))).replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&')

test.each(HOSTILE)('写着 %j 的内容，在网页里只是文字', async (text) => {
  const said = telling({ summary: text, introduction: text, trades: [text], strengths: text, offers: text, pictures: [{ ...PICTURE, caption: text }] })
  const site = await siteOf([approvedPage(UNIT, said), approvedPage(GROUP_ID, said)], allUnits.map((unit) => (unit._id === UNIT ? { ...unit, name: text } : unit)))
  const plain = await siteOf([approvedPage(UNIT, telling({ strengths: '一', offers: '二', trades: ['三'], pictures: [PICTURE] })), approvedPage(GROUP_ID, telling())])
  await site.write()
  await plain.write()
  for (const path of ['index.html', `units/${UNIT}.html`]) {
    const { body } = await site.get(`/public/${path}`)
    const tags = (html: string) => new Set([...html.matchAll(/<[!/]?([a-z]+)[^>]*>/gi)].map(([, name]) => name!.toLowerCase()))
    const known = tags((await plain.get(`/public/units/${UNIT}.html`)).body + (await plain.get('/public/index.html')).body)
    expect([...tags(body)].filter((tag) => !known.has(tag))).toEqual([])
    // No tag of ours has gained an attribute: what stands between quotes is text.
    expect(attributes(body).filter((name) => !OURS.includes(name))).toEqual([])
    expect(read(body)).toContain(text.replace(/\p{Cc}/gu, ' '))
    expect((body.match(/<title>/g) ?? []).length).toBe(1)
  }
})

describe('不该公开的，网页里没有', () => {
  test.each([
    ['在检查的', page(UNIT, 'checking', telling({ summary: '暗雀' }))],
    ['等人审的新稿', page(UNIT, 'waiting', telling({ summary: '暗雀' }), telling())],
    ['退回的', page(UNIT, 'returned', telling({ summary: '暗雀' }))],
    ['下架的', page(UNIT, 'down', telling({ summary: '暗雀' }), telling({ summary: '暗雀' }))],
  ])('%s', async (_, showcase) => {
    const site = await siteOf([showcase], allUnits.map((unit) => ({ ...unit, creditCode: '暗雀', agreement: { state: 'onFile', file: '暗雀', note: '暗雀' } })))
    await site.write()
    expect(JSON.stringify(site.pages())).not.toContain('暗雀')
  })

  test('只给出写好的页：别的路径、别的集合、别的方法都没有', async () => {
    const site = await siteOf([approvedPage(UNIT, telling())])
    await site.write()
    for (const path of ['/public/units/../../units', '/public/settings', '/public/units/unit-99.html', '/public/units', '/public/a/b/c', '/public/%2e%2e/x', `/public/units:${UNIT}.html`, '/public/$where', '/etc/passwd']) {
      expect([path, (await site.get(path)).statusCode]).toEqual([path, 404])
    }
    for (const path of [undefined, null, 7, {}]) expect((await site.get('', { path })).statusCode).toBe(200)
    expect((await site.get('/public/index.html', { httpMethod: 'POST' })).statusCode).toBe(405)
    expect((await site.get('/index.html')).body).toBe((await site.get('/public')).body)
  })

  test.each([
    ['zjjt.example.edu.cn', 'https://zjjt.example.edu.cn/public/'],
    ['127.0.0.1:4000', 'http://127.0.0.1:4000/public/'],
    ['evil.example"><script>', '/public/'],
    ['a b', '/public/'],
    [undefined, '/public/'],
  ])('问的是 %s，规范地址以 %s 开头', async (host, start) => {
    const site = await siteOf([])
    await site.write()
    expect((await site.get('/public/index.html', { headers: { host } })).body).toContain(`rel="canonical" href="${start}index.html"`)
  })
})

describe('简报和新闻', () => {
  test('发布的一期有自己的网页，带期号、按语、各条、图片；政策带原文的地址；首页和站点地图里都有', async () => {
    const site = await openSite({ units: allUnits, issues: [issue()], news: [piece()] })
    site.files.stored.set('cloud://local.files/bulletin/77aa.jpg', Buffer.from('picture'))
    await site.write(NOW)
    const { body } = await site.get('/public/bulletins/issue1.html')
    expect(body).toContain('<title>集团简报 2026年第3期（总第15期）</title>')
    expect(body).toContain('<meta name="description" content="本期按语">')
    for (const part of ['<h2>实训基地揭牌</h2>', '<p>第二段</p>', '<p>（清泉职业中学供稿）</p>', '/public/pictures/77aa.jpg" alt="校门"']) expect(body).toContain(part)
    expect((await site.get('/public/pictures/77aa.jpg')).statusCode).toBe(302)
    expect((await site.get('/public/news/news1.html')).body).toContain('<p>原文：<a href="https://www.example.gov.cn/a"')
    const [index, map] = [(await site.get('/public/index.html')).body, (await site.get('/public/sitemap.xml')).body]
    for (const path of ['bulletins/issue1.html', 'news/news1.html']) expect([index.includes(path), map.includes(path)]).toEqual([true, true])
  })

  test.each([
    ['草稿', issue({ state: 'draft' }), 404],
    ['送去检查的', issue({ review: review('checking') }), 404],
    ['没有通过检查的', issue({ review: review('returned') }), 404],
  ])('%s没有网页', async (_, unpublished, status) => {
    const site = await openSite({ units: allUnits, issues: [unpublished] })
    await site.write(NOW)
    expect((await site.get('/public/bulletins/issue1.html')).statusCode).toBe(status)
    expect(JSON.stringify(site.pages())).not.toContain('本期按语')
  })

  test('检查早就通过的，发布以后一分钟内有网页', async () => {
    const site = await openSite({ units: allUnits, issues: [issue({ state: 'draft', review: review('approved', NOW - HOUR) })] })
    await site.write(NOW)
    expect((await site.get('/public/bulletins/issue1.html')).statusCode).toBe(404)
    await site.put('issues', [issue({ review: review('approved', NOW - HOUR), published: { at: NOW + MINUTE, by: '甲' } })])
    await site.write(NOW + MINUTE)
    expect((await site.get('/public/bulletins/issue1.html')).statusCode).toBe(200)
  })

  test('撤回以后一分钟内撤下，图片也撤下', async () => {
    const site = await openSite({ units: allUnits, issues: [issue()], news: [piece()] })
    await site.write(NOW)
    await site.put('issues', [issue({ review: review('down', NOW + MINUTE) })])
    await site.put('news', [piece({ review: review('down', NOW + MINUTE) })])
    await site.write(NOW + MINUTE)
    for (const path of ['bulletins/issue1.html', 'news/news1.html', 'pictures/77aa.jpg']) expect([path, (await site.get(`/public/${path}`)).statusCode]).toEqual([path, 410])
  })

  test('冒充网址的脚本不成为链接', async () => {
    const site = await openSite({ units: allUnits, news: [piece({ link: 'javascript:alert(1)' })] })
    await site.write(NOW)
    expect((await site.get('/public/news/news1.html')).body).not.toContain('javascript:')
  })
})

describe('随审核增减', () => {
  const path = `/public/units/${UNIT}.html`

  test('下架以后，一分钟内单位页上没有了原来的内容，图片撤下，列表里也没有了概述', async () => {
    const site = await siteOf([approvedPage(UNIT, telling({ pictures: [PICTURE] }))])
    await site.write()
    await site.put('showcases', [{ ...page(UNIT, 'down', telling(), telling()), review: { state: 'down', edition: 2, at: NOW + MINUTE, by: null, reason: '失实' } } as Showcase])
    await site.write(NOW + MINUTE)
    expect((await site.get(path)).body).not.toContain(telling().summary)
    expect((await site.get('/public/pictures/0a1b.jpg')).statusCode).toBe(410)
    expect((await site.get('/public/index.html')).body).not.toContain(telling().summary)
  })

  test('离开的单位，一小时内整页撤下，站点地图里也没有；回来了又有', async () => {
    const site = await siteOf([approvedPage(UNIT, telling())])
    await site.write()
    const unit = allUnits.find(({ _id }) => _id === UNIT)!
    await site.remove('units', UNIT)
    await site.write(NOW + HOUR)
    const { statusCode, body } = await site.get(path)
    expect([statusCode, body.includes('已经撤下')]).toEqual([410, true])
    expect((await site.get('/public/sitemap.xml')).body).not.toContain(UNIT)
    await site.put('units', [unit])
    await site.write(NOW + 2 * HOUR)
    expect((await site.get(path)).statusCode).toBe(200)
  })

  test('没有变化就一页也不写，站点地图上的日子不动', async () => {
    const site = await siteOf([approvedPage(UNIT, telling())])
    expect(await site.write()).toBe(allUnits.length + 2)
    const before = site.pages()
    expect(await site.write(NOW + MINUTE)).toBe(0)
    expect(await site.write(NOW + 48 * HOUR)).toBe(0)
    expect(site.pages()).toEqual(before)
  })

  test('两个触发器同时写，结果和一个写的一样', async () => {
    const [alone, both] = [await siteOf([approvedPage(UNIT, telling())]), await siteOf([approvedPage(UNIT, telling())])]
    await alone.write()
    await Promise.all([both.write(), both.write()])
    const bodies = (pages: readonly SitePage[]) => pages.map(({ _id, body, gone }) => [_id, body, gone]).sort()
    expect(bodies(both.pages())).toEqual(bodies(alone.pages()))
  })

  test('写到一半断了，下一次接着写完', async () => {
    const site = await siteOf([approvedPage(UNIT, telling())])
    let left = 5
    expect(await writeSite(site.db, qixian, NOW, () => left-- > 0)).toBe(5)
    expect((await site.get('/public/sitemap.xml')).statusCode).toBe(404)
    expect(await site.write(NOW + MINUTE)).toBe(allUnits.length + 2 - 5)
  })

  test('读得早、写得晚的那一个，不会把已下架的写回来', async () => {
    const site = await siteOf([approvedPage(UNIT, telling())])
    await site.write()
    const changed = approvedPage(UNIT, telling({ summary: '改过的概述' }))
    await site.put('showcases', [{ ...changed, review: { ...changed.review, at: NOW + MINUTE } } as Showcase])
    // Before the late one writes its first page, the showcase is taken down and another has swept.
    let swept: Promise<number> | undefined
    const late = {
      ...site.db,
      async transaction<R>(work: Parameters<typeof site.db.transaction<R>>[0]): Promise<R> {
        swept ??= site.put('showcases', [{ ...page(UNIT, 'down', telling(), telling()), review: { state: 'down', edition: 2, at: NOW + MINUTE, by: null, reason: '失实' } } as Showcase]).then(() => site.write(NOW + MINUTE))
        await swept
        return site.db.transaction(work)
      },
    }
    await writeSite(late, qixian, NOW + MINUTE, () => true)
    expect((await site.get(path)).body).not.toContain('改过的概述')
    expect((await site.get('/public/index.html')).body).not.toContain('改过的概述')
  })
})
