export default defineAppConfig({
  pages: ['pages/home/index', 'pages/meetings/index', 'pages/me/index'],
  window: { navigationBarTitleText: '职教集团' },
  lazyCodeLoading: 'requiredComponents',
})
