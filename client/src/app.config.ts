type AppConfig = Parameters<typeof defineAppConfig>[0]

const weapp = process.env.TARO_ENV === 'weapp'

/** Only WeChat reads `theme.json`; the browser's bars are drawn by `ui/frame/frame.h5.tsx`. */
const bars = {
  darkmode: true,
  themeLocation: 'theme.json',
  sitemapLocation: 'sitemap.json',
  tabBar: {
    color: '@tabText',
    selectedColor: '@tabOn',
    backgroundColor: '@bar',
    borderStyle: '@barEdge',
    list: [
      { pagePath: 'pages/home/index', text: '首页', iconPath: '@home', selectedIconPath: '@homeOn' },
      { pagePath: 'pages/meetings/index', text: '会议', iconPath: '@meetings', selectedIconPath: '@meetingsOn' },
      { pagePath: 'pages/contacts/index', text: '通讯录', iconPath: '@contacts', selectedIconPath: '@contactsOn' },
      { pagePath: 'pages/me/index', text: '我的', iconPath: '@me', selectedIconPath: '@meOn' },
    ],
  },
}

const window = weapp
  ? {
      navigationBarTitleText: '职教集团',
      navigationBarBackgroundColor: '@bar',
      navigationBarTextStyle: '@barText',
      backgroundColor: '@ground',
      backgroundColorTop: '@ground',
      backgroundColorBottom: '@ground',
      backgroundTextStyle: '@pull',
    }
  : { navigationBarTitleText: '职教集团' }

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/meetings/index', 'pages/contacts/index', 'pages/me/index', 'pages/scan/index'],
  subPackages: [
    { root: 'packages/charter', name: 'charter', pages: ['evaluate/index', 'clause/index'] },
    {
      root: 'packages/meeting',
      name: 'meeting',
      pages: ['detail/index', 'reply/index', 'explain/index', 'delegate/index', 'exception/index', 'paper/index', 'presence/index'],
    },
    { root: 'packages/door', name: 'door', pages: ['receipt/index', 'projector/index', 'fixed/index', 'sheet/index'] },
    { root: 'packages/desk', name: 'desk', pages: ['board/index', 'edit/index', 'postpone/index', 'cancel/index', 'calendar/index', 'documents/index', 'handouts/index'] },
    {
      root: 'packages/account',
      name: 'account',
      pages: [
        'my-year/index', 'mine/index', 'correct/index', 'corrections/index',
        'bind/index', 'sign-in/index', 'privacy/index', 'found/index', 'invitations/index', 'letter/index',
      ],
    },
    {
      root: 'packages/roll',
      name: 'roll',
      pages: [
        'import/index', 'register/index', 'unit/index', 'unit-form/index', 'agreement/index',
        'person/index', 'person-form/index', 'post/index', 'post-end/index', 'terms/index', 'past/index',
      ],
    },
    { root: 'packages/department', name: 'department', pages: ['list/index', 'detail/index', 'form/index', 'add/index', 'member/index', 'dissolve/index'] },
    { root: 'packages/notice', name: 'notice', pages: ['list/index', 'detail/index', 'edit/index', 'receipts/index'] },
    { root: 'packages/talent', name: 'talent', pages: ['banks/index', 'list/index', 'entry/index', 'edit/index', 'requests/index', 'consent/index', 'import/index'] },
    { root: 'packages/message', name: 'message', pages: ['inbox/index', 'receipts/index', 'templates/index'] },
    { root: 'packages/showcase', name: 'showcase', pages: ['group/index', 'units/index', 'unit/index', 'edit/index', 'demand/index'] },
    { root: 'packages/demand', name: 'demand', pages: ['list/index', 'posting/index', 'edit/index', 'thread/index', 'mine/index'] },
    { root: 'packages/review', name: 'review', pages: ['desk/index', 'item/index', 'group/index', 'report/index'] },
    {
      root: 'packages/bulletin',
      name: 'bulletin',
      pages: [
        'list/index', 'issue/index', 'news/index', 'write/index', 'mine/index', 'contribution/index',
        'desk/index', 'compose/index', 'news-form/index', 'readers/index', 'counts/index', 'start/index',
      ],
    },
    { root: 'packages/settings', name: 'settings', pages: ['parameters/index', 'parameter/index', 'rulings/index', 'ruling/index', 'audit/index'] },
    { root: 'packages/duty', name: 'duty', pages: ['mine/index', 'report/index', 'desk/index', 'read/index', 'board/index'] },
    { root: 'packages/training', name: 'training', pages: ['list/index', 'item/index', 'edit/index', 'finished/index'] },
  ],
  preloadRule: { 'pages/home/index': { network: 'all', packages: ['meeting', 'door'] } },
  window: window as AppConfig['window'],
  lazyCodeLoading: 'requiredComponents',
  animation: false,
  ...(weapp && (bars as AppConfig)),
})
