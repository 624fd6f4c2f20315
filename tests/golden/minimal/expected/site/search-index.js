document.currentScript.index = [{"c":"not_found","t":"Not found","u":"things/not_found/index.html","i":["not_found"]}];
