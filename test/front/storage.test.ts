import { cleanPath } from 'local/front/files'
import { startPlatform, type Platform } from 'local/platform'
import { builtProbe } from './built'

const { dist } = builtProbe()
const accounts = [{ name: 'secretary', says: '秘书处', subject: 'u-1' }]
let platform: Platform

beforeAll(async () => {
  platform = await startPlatform({ dist, accounts, schema: { collections: { probe: { indexes: [] } } }, documents: () => ({}), timers: false })
})
afterAll(() => platform.stop())

const post = (path: string, body: unknown, token?: string) =>
  fetch(platform.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })

const signIn = async () =>
  ((await (await post('/auth/v1/signin', { username: 'secretary', password: 'demo' })).json()) as { access_token: string }).access_token

interface Upload {
  readonly uploadUrl: string
  readonly cloudObjectId: string
  readonly code?: string
}
const uploadInfo = async (objectId: string, token: string) =>
  ((await (await post('/v1/storages/get-objects-upload-info', [{ objectId }], token)).json()) as Upload[])[0]!

describe('云函数里的云存储', () => {
  test('真正的 SDK 上传、取临时地址、下载、删除', async () => {
    expect(await platform.invoke('probe', { do: 'file' })).toMatchObject({
      fileID: 'cloud://local.files/papers/议程 1.txt',
      before: 'SUCCESS',
      text: '第一项议程',
      deleted: 'SUCCESS',
      after: 'STORAGE_FILE_NONEXIST',
    })
  })

  test('真正的 SDK 调用另一个函数，不带原来的身份', async () => {
    const { seen } = (await platform.invoke('probe', { do: 'call' }, { from: 'mini-program', openid: 'o-1' })) as { seen: object }
    expect(seen).toMatchObject({ TENCENTCLOUD_RUNENV: 'SCF' })
    expect(seen).not.toHaveProperty('WX_OPENID')
  })

  test('还没有替身的开放接口按名字拒绝', async () => {
    expect(await platform.invoke('probe', { do: 'wechat' })).toMatchObject({
      code: 'EMULATOR_UNSUPPORTED',
      message: expect.stringContaining('/wxa/getwxacodeunlimit') as string,
    })
  })
})

describe('桌面页的云存储', () => {
  test('登录的人只能放进自己的收件夹', async () => {
    const token = await signIn()
    expect(await uploadInfo('inbox/u-1/a.pdf', token)).toMatchObject({ cloudObjectId: 'cloud://local.files/inbox/u-1/a.pdf' })
    for (const path of ['inbox/u-2/a.pdf', 'inbox/u-1', 'papers/a.pdf', 'inbox/u-12/a.pdf']) {
      expect(await uploadInfo(path, token)).toMatchObject({ code: 'STORAGE_EXCEED_AUTHORITY' })
    }
    const { access_token, sub } = (await (await post('/auth/v1/signin/anonymously', {})).json()) as { access_token: string; sub: string }
    for (const inbox of ['u-1', sub]) {
      expect(await uploadInfo(`inbox/${inbox}/a.pdf`, access_token)).toMatchObject({ code: 'STORAGE_EXCEED_AUTHORITY' })
    }
  })

  test.each(['get-objects-download-info', 'delete-objects', 'copy-objects'])('不能 %s，没登录的什么都不能', async (what) => {
    const items = [{ cloudObjectId: 'cloud://local.files/inbox/u-1/a.pdf' }]
    expect(await (await post(`/v1/storages/${what}`, items, await signIn())).json()).toMatchObject([{ code: 'STORAGE_EXCEED_AUTHORITY' }])
    expect((await post(`/v1/storages/${what}`, items)).status).toBe(401)
  })

  test.each([['inbox/u-1/../u-2/a'], [''], [7]])('路径 %j 不合要求', async (objectId) => {
    expect((await post('/v1/storages/get-objects-upload-info', [{ objectId }], await signIn())).status).toBe(400)
  })

  test('请求体不是列表时得到 400', async () => {
    expect((await post('/v1/storages/get-objects-upload-info', { objectId: 'x' }, await signIn())).status).toBe(400)
  })
})

describe('临时地址', () => {
  const put = async (name: string, body: string) => {
    const { uploadUrl } = await uploadInfo(`inbox/u-1/${name}`, await signIn())
    return { uploadUrl, answer: await fetch(uploadUrl, { method: 'PUT', body }) }
  }

  test('上传的答复没有内容，重复上传以后一次为准', async () => {
    for (const text of ['旧', '新']) {
      const { answer } = await put('纪要.txt', text)
      expect([answer.status, await answer.text()]).toEqual([200, ''])
    }
    const found = (await (await fetch(`${platform.url}/_local/dump`)).json()) as { files: Array<{ id: string; size: number }> }
    expect(found.files.find(({ id }) => id.endsWith('纪要.txt'))).toMatchObject({ id: 'cloud://local.files/inbox/u-1/纪要.txt', size: 3 })
  })

  test('上传的地址不能用来下载，改了路径或期限就作废', async () => {
    const { uploadUrl } = await put('b.txt', '内容')
    const changed = new URL(uploadUrl)
    changed.searchParams.set('until', '9999999999')
    const attempts: Array<[string, string]> = [
      ['GET', uploadUrl],
      ['PUT', uploadUrl.replace('b.txt', 'c.txt')],
      ['PUT', changed.href],
      ['PUT', uploadUrl.replace(/tag=.*/, 'tag=')],
    ]
    for (const [method, url] of attempts) {
      expect((await fetch(url, { method, ...(method === 'PUT' && { body: 'x' }) })).status).toBe(403)
    }
  })

  test('带空格的路径，末尾不能挪到期限里去', async () => {
    const { uploadUrl } = await put('e 1.txt', '内容')
    const { origin, searchParams } = new URL(uploadUrl)
    const moved = new URLSearchParams({ until: `1.txt ${searchParams.get('until')}`, tag: searchParams.get('tag')! })
    expect((await fetch(`${origin}/_files/inbox/u-1/e?${moved}`, { method: 'PUT', body: 'x' })).status).toBe(403)
  })

  test('过期的地址打不开', async () => {
    const { uploadUrl } = await put('d.html', '<script>1</script>')
    const until = Number(new URL(uploadUrl).searchParams.get('until')) * 1000
    const clock = jest.spyOn(Date, 'now').mockReturnValue(until)
    expect((await fetch(uploadUrl, { method: 'PUT', body: '还来得及' })).status).toBe(200)
    clock.mockReturnValue(until + 1)
    expect((await fetch(uploadUrl, { method: 'PUT', body: '来不及了' })).status).toBe(403)
    clock.mockRestore()
  })
})

describe('文件的路径', () => {
  test.each([
    ['a/b.txt', 'a/b.txt'],
    ['/a.txt', 'a.txt'],
    ['纪要 1.pdf', '纪要 1.pdf'],
  ])('%s 可以', (path, clean) => {
    expect(cleanPath(path)).toBe(clean)
  })

  test.each(['', '/', '..', 'a/../b', 'a//b', './a', 'a/.', 'a\\b', 'a\0b', 'a?b', 'a#b', 'a%20b', 'x'.repeat(851), undefined, 3])('%j 不可以', (path) => {
    expect(() => cleanPath(path)).toThrow('文件路径不合要求')
  })
})
