import { api } from './api.js';
import { byId } from './dom.js';

byId('login').addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    await api.login(byId('token').value);
    location.assign('/');
  } catch (error) {
    byId('problem').textContent = error.message;
    byId('token').select();
  }
});
byId('token').focus();
