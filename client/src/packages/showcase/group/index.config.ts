export default definePageConfig({ navigationBarTitleText: '集团介绍', enableShareAppMessage: true })
