import { linkPath, linkScene, readLink } from 'shared/kernel/link'

const checkIn = { kind: 'checkIn', meetingId: '0123456789abcdefghjk', token: '00ab7z3k9qp' } as const
const join = { kind: 'join', code: '7K2M-9QXR' } as const
const signIn = { kind: 'signIn', code: '1nhenmb00aaaaaaaaa0123456789ab' } as const
const address = `https://group.example.cn${linkPath(checkIn)}`

test.each([
  ['完整地址', address, checkIn],
  ['本机地址', `http://127.0.0.1:8788${linkPath(checkIn)}`, checkIn],
  ['子目录下的地址', `https://group.example.cn/h5${linkPath(checkIn)}`, checkIn],
  ['只有路径', linkPath(checkIn), checkIn],
  ['带斜杠和参数', `${address}/?from=scan#top`, checkIn],
  ['微信的 q，编码一次', encodeURIComponent(address), checkIn],
  ['微信的 q，编码两次', encodeURIComponent(encodeURIComponent(address)), checkIn],
  ['小程序码的 scene', linkScene(checkIn), checkIn],
  ['编码过的 scene', encodeURIComponent(linkScene(checkIn)), checkIn],
  ['邀请地址', `https://group.example.cn${linkPath(join)}`, join],
  ['小写的邀请码', 'https://group.example.cn/j/7k2m-9qxr', join],
  ['邀请的 scene', linkScene(join), join],
  ['电脑登录的地址', `https://group.example.cn${linkPath(signIn)}`, signIn],
  ['电脑登录的 scene', linkScene(signIn), signIn],
  ['首尾有空格', `  ${address} `, checkIn],
])('%s 读得出来', (_, text, link) => {
  expect(readLink(text)).toEqual(link)
})

test.each([
  ['空', ''],
  ['别处的地址', 'https://example.cn/pay/123'],
  ['少一段', 'https://group.example.cn/c/0123456789abcdefghjk'],
  ['多一段', `${address}/more`],
  ['路径混着别的字', 'https://group.example.cn/c/0123/00ab$7'],
  ['名片', 'BEGIN:VCARD'],
  ['坏的编码', '%E0%A4%A'],
])('%s 不是我们的码', (_, text) => {
  expect(readLink(text)).toBeUndefined()
})

test('scene 只用微信允许的字，不超过 32 个', () => {
  for (const link of [checkIn, join, signIn]) expect(linkScene(link)).toMatch(/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/)
})
