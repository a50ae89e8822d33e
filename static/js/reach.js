/* A phone that has opened the check says so by itself. A form, so that opening alone does nothing:
   previews and prefetching open pages too. */

document.getElementById("reach").requestSubmit();
